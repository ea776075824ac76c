/** Forms of a page as a browser without JavaScript sends them. */

const unescaped: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&nbsp;': ' ',
}
const plain = (html: string) =>
  html.replaceAll(/&(amp|lt|gt|quot|#x27|#39|nbsp);/g, (entity) => unescaped[entity] ?? '')

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? plain(found[1] ?? '') : null
}

/** What one control sends: nothing where it is not ticked, or has no name. */
function controlsOf(form: string): [string, string][] {
  const controls: [number, string, string][] = []
  for (const { 0: tag, index } of form.matchAll(/<input\b[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    const ticked = type !== 'checkbox' && type !== 'radio' ? true : /\schecked\b/.test(tag)
    const none = type === 'checkbox' || type === 'radio' ? 'on' : ''
    if (name && ticked) controls.push([index, name, attribute(tag, 'value') ?? none])
  }
  for (const { 0: all, 1: tag = '', 2: text = '', index } of form.matchAll(
    /(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g,
  )) {
    const name = all && attribute(tag, 'name')
    if (name) controls.push([index, name, plain(text.replace(/^\n/, ''))])
  }
  for (const { 1: tag = '', 2: options = '', index } of form.matchAll(
    /(<select\b[^>]*>)([\s\S]*?)<\/select>/g,
  )) {
    const name = attribute(tag, 'name')
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(({ 0: option }) => option)
    const chosen = all.find((option) => /\sselected\b/.test(option)) ?? all[0]
    if (name && chosen) controls.push([index, name, attribute(chosen, 'value') ?? ''])
  }
  return controls.sort(([a], [b]) => a - b).map(([, name, value]) => [name, value])
}

/** The first form of a page whose fields have these values, as it would be sent untouched. Throws when there is none. */
export function formOf(html: string, having: Record<string, string>): Record<string, string> {
  for (const { 0: form } of html.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
    const values = Object.fromEntries(controlsOf(form))
    if (Object.entries(having).every(([name, value]) => values[name] === value)) return values
  }
  throw new Error(`no form with ${JSON.stringify(having)}`)
}

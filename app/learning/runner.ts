/**
 * The document of GET /runner, where her code runs (see `runnerPolicy` for what it may do: nothing but compute and
 * draw). A page shows it in `<iframe src="/runner" sandbox="allow-scripts">`, waits for `{type: 'runner-ready'}`, posts
 * one RunnerTask, and gets one RunnerResult. Another run needs a fresh frame. The page takes the frame away when no
 * result came within `runnerTime`; loops are stopped from inside before that, because on small phones a frame may
 * share the thread of its page.
 */

/** Milliseconds after which the page gives up waiting. */
export const runnerTime = 3_000

export interface RunnerTask {
  type: 'run'
  code: 'html' | 'css' | 'js'
  language: 'fr' | 'en'
  /** Content of the body: for css what is styled, for js where the script runs. Unused for html. */
  page: string
  source: string
  /** JavaScript expressions, evaluated one after the other in the page once the code has run. */
  asserts: string[]
}

export interface RunnerResult {
  type: 'runner-result'
  /** One for each assert, in order. */
  passed: boolean[]
  /** What the browser says of code that failed; 'loop' for a loop that did not end. */
  error: string | null
  /** What console.log was given, 100 lines at most. */
  logs: string[]
}

const script = String.raw`
(() => {
  'use strict'
  const pageOf = window.parent
  const tell = pageOf.postMessage.bind(pageOf)
  const clock = performance.now.bind(performance)
  const longest = 700
  let error = null

  // A loop in one go for longer than this is stopped; a pause of 50 ms means that another go has begun.
  let started = 0
  let last = 0
  Object.defineProperty(window, '__go', { value: () => {
    const now = clock()
    if (now - last > 50) started = now
    last = now
    if (now - started > longest) throw new Error('loop')
    return true
  } })

  // Ends of the parts that are no code: comments, strings, templates.
  const skip = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|${'`'}(?:\\.|[^${'`'}\\])*${'`'}/y

  // The condition of every for and while also asks __go().
  function guard(source) {
    let out = ''
    let at = 0
    while (at < source.length) {
      skip.lastIndex = at
      const passed = skip.exec(source)
      if (passed) { out += passed[0]; at = skip.lastIndex; continue }
      const loop = /^(?:for|while)\s*\(/.exec(source.slice(at, at + 40))
      if (!loop || (at > 0 && /[\w$.]/.test(source[at - 1]))) { out += source[at]; at += 1; continue }
      const open = at + loop[0].length
      const parts = ['']
      let depth = 1
      let end = open
      while (end < source.length && depth > 0) {
        skip.lastIndex = end
        const inner = skip.exec(source)
        if (inner) { parts[parts.length - 1] += inner[0]; end = skip.lastIndex; continue }
        const sign = source[end]
        if ('([{'.includes(sign)) depth += 1
        if (')]}'.includes(sign)) depth -= 1
        if (depth > 0 && sign === ';' && depth === 1) parts.push('')
        else if (depth > 0) parts[parts.length - 1] += sign
        end += 1
      }
      const asked = parts.length === 3 ? 1 : loop[0].startsWith('while') ? 0 : -1
      if (asked >= 0) parts[asked] = ' __go()' + (parts[asked].trim() ? ' && (' + guard(parts[asked]) + '\n)' : '')
      out += loop[0] + parts.join(';') + ')'
      at = end
    }
    return out
  }

  function reads(source) {
    try { new Function(source); return true } catch { return false }
  }

  function describe(value) {
    try {
      if (typeof value === 'string') return value
      return JSON.stringify(value) ?? String(value)
    } catch { return String(value) }
  }

  function runScript(source) {
    const guarded = guard(source)
    const element = document.createElement('script')
    element.textContent = reads(guarded) || !reads(source) ? guarded : source
    document.body.append(element)
  }

  async function check(assert) {
    try { return Boolean(await (0, eval)(assert)) } catch { return false }
  }

  window.addEventListener('error', (event) => {
    error ??= event.error?.message === 'loop' ? 'loop' : event.message
  })
  window.addEventListener('unhandledrejection', (event) => { error ??= String(event.reason) })

  window.addEventListener('message', async function run(event) {
    if (event.source !== pageOf || event.data?.type !== 'run') return
    window.removeEventListener('message', run)
    const task = event.data
    const logs = []
    window.logs = logs
    console.log = (...values) => { if (logs.length < 100) logs.push(values.map(describe).join(' ').slice(0, 500)) }
    document.documentElement.lang = task.language
    document.body.innerHTML = task.code === 'html' ? task.source : task.page
    if (task.code === 'css') {
      const style = document.createElement('style')
      style.textContent = task.source
      document.head.append(style)
    }
    if (task.code === 'js') runScript(task.source)
    await new Promise((done) => setTimeout(done, 60))
    const passed = []
    for (const assert of task.asserts) passed.push(await check(assert))
    tell({ type: 'runner-result', passed, error, logs: logs.map(describe) }, '*')
  })
  tell({ type: 'runner-ready' }, '*')
})()
`

export const runnerPage = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Ariane</title></head><body><script>${script}</script></body></html>`

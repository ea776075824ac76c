/** Pictures of lessons: who may see one, and what becomes of a file that staff give. */
import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { namePicture, picturesIn, withoutMetadata } from '#content/picture.ts'
import { bodyPaths } from '#content/write.ts'
import { savePictures } from '#db/pictures.ts'
import { languages, type Catalog, type Text } from '#engine/catalog.ts'

/** The pictures of a catalogue: of a published one they stay, so they are looked for once. */
const shown = new WeakMap<Catalog, ReadonlySet<string>>()

async function picturesOf(
  { catalogs }: Pick<RequestContext, 'catalogs'>,
  catalog: Catalog,
): Promise<ReadonlySet<string>> {
  const known = shown.get(catalog)
  if (known) return known
  const bodies = await Promise.all([...bodyPaths(catalog).values()].map((hash) => catalogs.body(hash)))
  const names = new Set(bodies.flatMap(picturesIn))
  shown.set(catalog, names)
  return names
}

/** Staff see every picture; anybody else those that a lesson or a brief of her catalogue shows. */
export async function mayRead(
  { db, catalogs }: Pick<RequestContext, 'db' | 'catalogs'>,
  person: Person,
  name: string,
): Promise<boolean> {
  if (person.roles.includes('staff')) return true
  const { catalog } = await catalogs.hers(db, person.id)
  return (await picturesOf({ catalogs }, catalog)).has(name)
}

/** What came of a form with a picture: its name and its Markdown by language, or what is wrong, by field, and what was typed. */
export interface PictureReply {
  name: string | null
  markdown: Text
  problems: { file?: 'missing' | 'large' | 'kind'; fr?: 'alt'; en?: 'alt' }
  typed: Text
}

/** Words as they stand between the brackets of a picture: one line, and no letter that Markdown would take for its own. */
const plain = (words: string) => words.replaceAll(/\s+/g, ' ').replaceAll(/[\\[\]*_`<&]/g, String.raw`\$&`)

/** Letters of an alternative text: more belongs into the lesson. */
export const longestAlt = 300

/** Keeps the picture of a form, once whatever its file is called. Without its words in both languages, nothing is kept. */
export async function keepPicture({ db }: Pick<RequestContext, 'db'>, form: FormData): Promise<PictureReply> {
  const words = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const typed: Text = { fr: words('fr'), en: words('en') }
  const problems: PictureReply['problems'] = {}
  for (const language of languages)
    if (typed[language] === '' || typed[language].length > longestAlt) problems[language] = 'alt'
  const file = form.get('file')
  const bytes = withoutMetadata(
    file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
  )
  const named = namePicture(bytes)
  if (bytes.length === 0) problems.file = 'missing'
  else if ('refused' in named) problems.file = named.refused
  if ('refused' in named || Object.keys(problems).length > 0)
    return { name: null, markdown: { fr: '', en: '' }, problems, typed }
  await savePictures(db, new Map([[named.name, bytes]]))
  const markdown = {
    fr: `![${plain(typed.fr)}](picture:${named.name})`,
    en: `![${plain(typed.en)}](picture:${named.name})`,
  }
  return { name: named.name, markdown, problems, typed }
}

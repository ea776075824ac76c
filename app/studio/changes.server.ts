/** Edits as a page tells them: thing by thing, with names, and what they change from and to. */
import type { Academy } from '#app/academy.server.ts'
import { nameOf, namesOfNodes } from '#app/studio/names.ts'
import { languages, type Catalog, type Language } from '#engine/catalog.ts'
import { describeEdits, type Change } from '#engine/edit/describe.ts'
import type { Edit, Kind } from '#engine/edit/edit.ts'
import type { Conflict } from '#engine/edit/rebase.ts'

export interface ShownChange {
  what: Change['what']
  /** Of the dictionary of fields, without places in lists. */
  label: string | null
  /** Place in a list, from 1. */
  number: number | null
  language: Language | null
  before: string | null
  after: string | null
  /** Of Markdown kept by its hash. */
  body: boolean
}

export interface ShownSubject {
  kind: Kind
  slug: string
  name: string
  changes: ShownChange[]
}

const isWords = (value: unknown): value is Partial<Record<Language, string>> =>
  typeof value === 'object' && value !== null && 'fr' in value

/** A value in a few words; null: nothing, or a thing that its name tells. */
function valueText(
  value: unknown,
  names: Readonly<Record<string, string>>,
  language: Language,
): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return names[value] ?? value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '✓' : '–'
  if (Array.isArray(value))
    return value.length === 0
      ? null
      : value
          .map((one) => valueText(one, names, language) ?? '')
          .filter(Boolean)
          .join(', ') || `(${value.length})`
  if (isWords(value)) return valueText(value[language], names, language)
  return typeof value === 'object' && 'text' in value ? valueText(value.text, names, language) : null
}

const bodyField = /^(lesson|project\.brief)$/

/** What edits change, in the language of whoever reads; bodies of both sides are read. */
export async function showChanges(
  { catalogs }: Pick<Academy, 'catalogs'>,
  [after, before]: [after: Catalog, before: Catalog],
  edits: readonly Edit[],
  language: Language,
): Promise<ShownSubject[]> {
  const names = { ...namesOfNodes(before, language), ...namesOfNodes(after, language) }
  const subjects = new Map<string, ShownSubject>()
  for (const change of describeEdits(edits)) {
    const { kind, slug, what, field = '' } = change
    const key = `${kind} ${slug}`
    const subject = subjects.get(key) ?? {
      kind,
      slug,
      name: nameOf([after, before], change, language),
      changes: [],
    }
    subjects.set(key, subject)
    const body = bodyField.test(field)
    const whole = what === 'added' || what === 'removed' || what === 'moved'
    const read = async (value: unknown) =>
      body && typeof value === 'string' ? catalogs.body(value) : valueText(value, names, language)
    const number = /\.(\d+)(?=\.|$)/.exec(field)
    subject.changes.push({
      what,
      label: field === '' ? null : field.replaceAll(/\.\d+(?=\.|$)/g, ''),
      number: number ? Number(number[1]) + 1 : null,
      language: change.language ?? null,
      before: whole ? null : await read(change.before),
      after: whole ? null : await read(change.after),
      body,
    })
  }
  return [...subjects.values()]
}

export interface ShownConflict {
  key: string
  kind: Kind
  name: string
  label: string | null
  language: Language | null
  base: string | null
  mine: string | null
  theirs: string | null
}

/** Conflicts of a rebase as a page tells them, each with its three sides. */
export async function showConflicts(
  { catalogs }: Pick<Academy, 'catalogs'>,
  [now, base]: [now: Catalog, base: Catalog],
  conflicts: readonly Conflict[],
  language: Language,
): Promise<ShownConflict[]> {
  const names = { ...namesOfNodes(base, language), ...namesOfNodes(now, language) }
  return Promise.all(
    conflicts.map(async ({ key, edit, base: was, mine, theirs }) => {
      const [field, spoken] = edit.act === 'set' ? fieldAndLanguage(edit.field) : [null, null]
      const body = field !== null && bodyField.test(field)
      const sideOf = async (value: unknown) =>
        body && typeof value === 'string' ? catalogs.body(value) : sideText(value, names, language)
      return {
        key,
        kind: edit.kind,
        name: nameOf([now, base], edit, language),
        label: field?.replaceAll(/\.\d+(?=\.|$)/g, '') ?? null,
        language: spoken,
        base: await sideOf(was),
        mine: await sideOf(mine),
        theirs: await sideOf(theirs),
      }
    }),
  )
}

function fieldAndLanguage(field: string): [string, Language | null] {
  const language = languages.find((one) => field.endsWith(`.${one}`)) ?? null
  return [language ? field.slice(0, -language.length - 1) : field, language]
}

/** A whole thing by its name; anything else by its value. */
function sideText(
  value: unknown,
  names: Readonly<Record<string, string>>,
  language: Language,
): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return valueText(value, names, language)
  for (const name of ['name', 'title', 'prompt', 'text', 'canDo'])
    if (name in value) return valueText(Reflect.get(value, name), names, language)
  return valueText(value, names, language)
}

/**
 * What of a thing of the catalogue a form shows, field by field, and the edits that its sending means. A form carries along what it
 * showed: only what was changed becomes an edit, and an edit of what somebody else has changed meanwhile is seen as stale.
 */
import { languages, type Language } from '#engine/catalog.ts'
import type { Edit, Kind, SetEdit, Where } from '#engine/edit/edit.ts'
import { wayOf } from '#engine/edit/apply.ts'
import { isSame, read } from '#engine/edit/tree.ts'

/**
 * `line` and `text`: words, on one line or several; `body`: Markdown kept by its hash; `code`; `lines`: a list, one to a line;
 * `number`, `whole`: numbers; `grade`: 1 to 3; `tick`: true or false; `flag`: true or absent; `node` and `area`: the name of one.
 */
export type FieldForm =
  | 'line'
  | 'text'
  | 'body'
  | 'code'
  | 'lines'
  | 'number'
  | 'whole'
  | 'grade'
  | 'tick'
  | 'flag'
  | 'node'
  | 'area'
  | 'language'

interface FieldSpec {
  /** A star stands for a place in a list. */
  path: string
  form: FieldForm
  /** In every language of the academy. */
  spoken?: true
  /** May be absent. */
  optional?: true
  /** Only things that have this field have it. */
  beside?: string
}

const spoken = (path: string, form: FieldForm = 'line'): FieldSpec => ({ path, form, spoken: true })

/** In the order of the form. */
const specs: Record<Exclude<Kind, 'retirement'>, FieldSpec[]> = {
  area: [spoken('name'), spoken('canDo', 'text')],
  competency: [spoken('name'), { path: 'area', form: 'area' }],
  level: [spoken('canDo', 'text')],
  module: [
    spoken('title'),
    spoken('summary', 'text'),
    { path: 'minutes', form: 'whole' },
    spoken('lesson', 'body'),
    spoken('project.title'),
    { path: 'project.minutes', form: 'whole' },
    { path: 'project.final', form: 'flag', optional: true },
    spoken('project.brief', 'body'),
  ],
  criterion: [spoken('text', 'text'), { path: 'node', form: 'node' }],
  milestone: [spoken('name')],
  track: [
    spoken('name'),
    spoken('summary', 'text'),
    { path: 'rome.code', form: 'line' },
    spoken('rome.label'),
    { path: 'rome.version', form: 'line' },
    spoken('job.*', 'text'),
    spoken('day.*', 'text'),
    spoken('after', 'text'),
    spoken('facts.*.text', 'text'),
    spoken('facts.*.source'),
    { path: 'facts.*.url', form: 'line', optional: true },
    { path: 'facts.*.date', form: 'line' },
  ],
  item: [
    { path: 'node', form: 'node' },
    { path: 'difficulty', form: 'grade' },
    { ...spoken('context', 'text'), optional: true },
    spoken('prompt', 'text'),
    { path: 'code', form: 'language' },
    { ...spoken('page', 'code'), optional: true, beside: 'starter' },
    spoken('starter', 'code'),
    spoken('options.*.text', 'text'),
    { path: 'options.*.correct', form: 'tick' },
    { ...spoken('options.*.feedback', 'text'), optional: true },
    spoken('steps.*', 'text'),
    spoken('pairs.*.left', 'text'),
    spoken('pairs.*.right', 'text'),
    spoken('accept', 'lines'),
    { path: 'value', form: 'number' },
    { path: 'tolerance', form: 'number' },
    { ...spoken('unit'), optional: true, beside: 'tolerance' },
    { path: 'mistakes.*.value', form: 'number' },
    spoken('mistakes.*.forms', 'lines'),
    spoken('mistakes.*.feedback', 'text'),
    spoken('wrong', 'text'),
    { path: 'checks.*.assert', form: 'code' },
    spoken('checks.*.message', 'text'),
    spoken('solution', 'code'),
    spoken('hint', 'text'),
    spoken('explanation', 'text'),
    { path: 'slip', form: 'number', optional: true },
    { path: 'guess', form: 'number', optional: true },
  ],
}

export interface Field {
  /** As an edit names it: `options.2.feedback.en`. */
  field: string
  /** Without places in lists and without its language: `options.feedback`. */
  label: string
  /** What it belongs to where it is part of a list: `options.2`. */
  member: string | null
  form: FieldForm
  language: Language | null
  optional: boolean
  /** As a form shows it. */
  shown: string
}

/** The texts of a path with stars, one for each place that the thing has in its lists. */
function placesOf(thing: unknown, path: string): string[] {
  const at = path.indexOf('*')
  if (at < 0) return [path]
  const list = read(thing, wayOf(path.slice(0, at - 1)))
  if (!Array.isArray(list)) return []
  return list.flatMap((_, i) => placesOf(thing, `${path.slice(0, at)}${i}${path.slice(at + 1)}`))
}

/** The nearest thing that must be there for the field to be. */
const ownerOf = (path: string) => path.split('.').slice(0, -1).join('.')

const isThere = (thing: unknown, path: string) => path === '' || read(thing, wayOf(path)) !== undefined

/** A value as a form shows it; a body by its hash. */
function shownOf(form: FieldForm, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (form === 'tick' || form === 'flag') return value === true ? 'on' : ''
  if (Array.isArray(value)) return value.join('\n')
  return String(value)
}

/** The fields of a thing as its form shows them, list by list in the order of their members. */
export function fieldsOf(kind: Exclude<Kind, 'retirement'>, thing: unknown): Field[] {
  const fields = specs[kind].flatMap(({ path, form, spoken: inAll, optional = false, beside }) =>
    placesOf(thing, path)
      .filter((one) => isThere(thing, beside ?? (optional ? ownerOf(one) : one)))
      .flatMap((one) =>
        (inAll ? languages : [null]).map((language): Field => {
          const field = language ? `${one}.${language}` : one
          return {
            field,
            label: path.replaceAll(/\.?\*/g, '').replaceAll('..', '.'),
            member: /^.*?\.\d+/.exec(one)?.[0] ?? null,
            form,
            language,
            optional,
            shown: shownOf(form, read(thing, wayOf(field))),
          }
        }),
      ),
  )
  const listOf = ({ member }: Field) => member?.replace(/\.\d+$/, '')
  const seen = new Set<string>()
  return fields.flatMap((field) => {
    if (field.member === null) return [field]
    const list = listOf(field) ?? ''
    if (seen.has(list)) return []
    seen.add(list)
    const own = fields.filter((one) => listOf(one) === list)
    const members = [...new Set(own.map(({ member }) => member))]
    return members.flatMap((member) => own.filter((one) => one.member === member))
  })
}

function specOf(kind: Exclude<Kind, 'retirement'>, field: string): FieldSpec | undefined {
  const plain = field.replaceAll(/\.\d+(?=\.|$)/g, '.*')
  return specs[kind].find(({ path, spoken: inAll }) =>
    inAll ? languages.some((language) => plain === `${path}.${language}`) : plain === path,
  )
}

/** What a form that was sent means: a value, or what is wrong with it. */
type Taken = { value: unknown; problem?: undefined } | { problem: string }

/** Letters that one field takes. */
const longest: Partial<Record<FieldForm, number>> = { line: 300, body: 60_000 }
const longestText = 8_000

function take({ form, optional }: FieldSpec, text: string): Taken {
  if (text.length > (longest[form] ?? longestText)) return { problem: 'long' }
  switch (form) {
    case 'tick':
      return { value: text === 'on' }
    case 'flag':
      return { value: text === 'on' ? true : null }
    case 'lines':
      return { value: text.split('\n').filter((line) => line.trim() !== '') }
    case 'number':
    case 'whole':
    case 'grade': {
      if (text.trim() === '') return optional ? { value: null } : { problem: 'number' }
      const value = Number(text.trim().replace(',', '.'))
      const fits = form === 'number' ? Number.isFinite(value) : Number.isInteger(value) && value > 0
      return fits && Math.abs(value) < 1e9 ? { value } : { problem: form === 'number' ? 'number' : 'whole' }
    }
    default:
      return { value: optional && text === '' ? null : text }
  }
}

/** What was typed, without what a form adds to it: line ends are one letter; a body ends with one. */
function typedOf(form: FieldForm, text: string): string {
  const plain = text.replaceAll('\r\n', '\n')
  if (form === 'body') return plain.trim() === '' ? '' : `${plain.trimEnd()}\n`
  return form === 'code' ? plain : plain.trim()
}

export interface Sent {
  edits: SetEdit[]
  /** Of fields that cannot be taken. */
  problems: { field: string; problem: string }[]
}

/**
 * The edits that a form means: of what it showed (`was`) and what was sent, by field. `hash` names a body. Fields that the
 * kind does not have are left aside.
 */
export function editsOf(
  where: Where & { kind: Exclude<Kind, 'retirement'> },
  was: Readonly<Record<string, string>>,
  sent: Readonly<Record<string, string>>,
  hash: (body: string) => string,
): Sent {
  const edits: SetEdit[] = []
  const problems: Sent['problems'] = []
  const whole = new Set<string>()
  for (const [field, before] of Object.entries(was)) {
    const spec = specOf(where.kind, field)
    if (!spec) continue
    if (spec.optional && spec.spoken) {
      const base = field.slice(0, field.lastIndexOf('.'))
      if (!whole.has(base)) edits.push(...textEdits(where, base, spec, was, sent, problems))
      whole.add(base)
      continue
    }
    const raw = sent[field] ?? ''
    const after = spec.form === 'body' ? hash(typedOf('body', raw)) : typedOf(spec.form, raw)
    const untouched = raw.replaceAll('\r\n', '\n')
    if (after === before || (spec.form === 'body' ? hash(untouched) : untouched) === before) continue
    const [old, now] = [
      take(spec, before),
      take(spec, spec.form === 'body' ? after : typedOf(spec.form, raw)),
    ]
    if (spec.form === 'body' && raw.length > (longest.body ?? 0)) problems.push({ field, problem: 'long' })
    else if (now.problem !== undefined) problems.push({ field, problem: now.problem })
    else if ('value' in old && !isSame(old.value, now.value))
      edits.push({ act: 'set', ...where, field, was: old.value, value: now.value })
  }
  return { edits, problems }
}

/** A text that may be absent comes and goes in all languages at once. */
function textEdits(
  where: Where,
  base: string,
  spec: FieldSpec,
  was: Readonly<Record<string, string>>,
  sent: Readonly<Record<string, string>>,
  problems: Sent['problems'],
): SetEdit[] {
  const fields = languages.map((language) => `${base}.${language}`)
  const before = fields.map((field) => was[field] ?? '')
  const after = fields.map((field) => typedOf(spec.form, sent[field] ?? ''))
  const long = fields.filter((_, i) => (after[i] ?? '').length > longestText)
  problems.push(...long.map((field) => ({ field, problem: 'long' })))
  if (long.length > 0) return []
  const textOf = (words: string[]) => Object.fromEntries(languages.map((one, i) => [one, words[i] ?? '']))
  const [wasThere, isNow] = [before, after].map((words) => words.some((one) => one !== ''))
  if (!wasThere && !isNow) return []
  if (wasThere !== isNow) {
    const [old, now] = [wasThere ? textOf(before) : null, isNow ? textOf(after) : null]
    return [{ act: 'set', ...where, field: base, was: old, value: now }]
  }
  return fields.flatMap((field, i): SetEdit[] => {
    const same = before[i] === after[i] || (sent[field] ?? '').replaceAll('\r\n', '\n') === before[i]
    return same ? [] : [{ act: 'set', ...where, field, was: before[i], value: after[i] }]
  })
}

/** What a form carries along of the fields that it showed. */
export function carriedOf(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ field, shown }) => [field, shown]))
}

/** The bodies that edits bring, by hash. */
export function bodiesOf(
  edits: readonly Edit[],
  sent: Readonly<Record<string, string>>,
  hash: (body: string) => string,
): Map<string, string> {
  const bodies = new Map<string, string>()
  for (const edit of edits) {
    if (edit.act !== 'set' || edit.kind !== 'module') continue
    if (specOf('module', edit.field)?.form !== 'body') continue
    const body = typedOf('body', sent[edit.field] ?? '')
    bodies.set(hash(body), body)
  }
  return bodies
}

/** New things of a catalogue as they begin: sound, and with their words still to be written. */
import type { Text } from '#engine/catalog.ts'
import type { Kind, Things } from '#engine/edit/edit.ts'
import type { Item } from '#engine/item.ts'

const none: Text = { fr: '', en: '' }
const three = <Value>(value: Value): Value[] => [value, value, value]

/** What a member of a list is before anything is written in it. */
export const blankMembers = {
  job: none,
  day: none,
  facts: { text: none, source: none, date: '' },
  options: { text: none, correct: false, feedback: none },
  steps: none,
  pairs: { left: none, right: none },
  checks: { assert: '', message: none },
} as const

/** Of a foreseen mistake: in words, or a number. */
export const blankMistake = {
  text: { forms: { fr: [], en: [] }, feedback: none },
  number: { value: 0, feedback: none },
} as const

const choice = [{ text: none, correct: true }, blankMembers.options, blankMembers.options]

/** What an item has besides its start and its end, by kind. */
const itemBodies: Record<Item['kind'], object> = {
  choice: { options: choice },
  choices: { options: [{ text: none, correct: true }, ...choice] },
  order: { steps: three(none), wrong: none },
  match: { pairs: three(blankMembers.pairs), wrong: none },
  text: { accept: { fr: [], en: [] }, mistakes: [blankMistake.text], wrong: none },
  number: { value: 0, tolerance: 0, mistakes: [blankMistake.number], wrong: none },
  code: { code: 'html', starter: none, solution: none, checks: [blankMembers.checks, blankMembers.checks] },
}

export const itemKinds = Object.keys(itemBodies) as Item['kind'][]

/** A new item on a node. */
export function blankItem(id: string, node: string, kind: Item['kind']): Item {
  const start = { id, node, kind, difficulty: 2, prompt: none }
  return { ...start, ...itemBodies[kind], hint: none, explanation: none } as Item
}

/** A project as it begins under its module; `empty` names the text without a letter. */
export const blankProject = (empty: string) => ({
  title: none,
  minutes: 120,
  brief: { fr: empty, en: empty },
  criteria: [],
})

/** What a new thing needs to be told. */
export interface Told {
  slug: string
  name: Text
  area: string
  node: string
  itemKind: Item['kind']
  /** Names the text without a letter. */
  empty: string
}

type Made = Exclude<Kind, 'retirement'>

/** A thing of each kind as it begins. */
export const blanks: { [K in Made]: (told: Told) => Things[K] } = {
  area: ({ slug, name }) => ({ slug, name, canDo: none }),
  competency: ({ slug, name, area }) => ({ slug, area, name, levels: [{ canDo: none, requires: [] }] }),
  level: () => ({ canDo: none, requires: [] }),
  module: ({ slug, name, empty }) => ({
    slug,
    title: name,
    summary: none,
    minutes: 30,
    teaches: [],
    lesson: { fr: empty, en: empty },
  }),
  criterion: ({ slug, node, name }) => ({ slug: slug.slice(slug.lastIndexOf('/') + 1), node, text: name }),
  item: ({ slug, node, itemKind }) => blankItem(slug, node, itemKind),
  track: ({ slug, name }) => ({
    slug,
    rome: { code: '', label: none, version: '' },
    name,
    summary: none,
    job: [none],
    day: [none],
    after: none,
    facts: [],
    targets: [],
    milestones: [],
  }),
  milestone: ({ slug, name }) => ({ slug: slug.slice(slug.lastIndexOf('/') + 1), name, nodes: [] }),
}

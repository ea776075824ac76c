/** What made a path change, and what changed, in words of the catalogue. */
import { nodeWords, type NodeWords } from '#app/path/view.server.ts'
import { typeset } from '#app/locales/format.ts'
import type { PathVersion } from '#db/learning/path.ts'
import type { PlainDate } from '#engine/calendar.ts'
import type { Catalog, Language } from '#engine/catalog.ts'
import type { StepRef } from '#engine/path/compare.ts'
import { latestChoices } from '#engine/path/needs.ts'
import type { PathChoice } from '#engine/path/plan.ts'

/** `title` is null for a module that the catalogue no longer has. */
export interface StepTitle {
  title: string | null
  project: boolean
}

const plainCauses = ['start', 'diagnosis', 'hours', 'return', 'catalog', 'night', 'merged'] as const
const moduleCauses = ['check', 'tried', 'project', 'feedback'] as const
const nodeCauses = ['claim', 'validation', 'contest'] as const
const dayCauses = ['by-date', 'by-date-undo'] as const
const choiceCauses = ['first', 'later', 'skip', 'prefer', 'undo'] as const

export type CauseWords =
  | { kind: (typeof plainCauses)[number] | 'other' }
  | {
      kind: (typeof choiceCauses)[number] | (typeof moduleCauses)[number]
      module: string
      title: string | null
    }
  | {
      kind: 'proposal'
      choice: (typeof choiceCauses)[number]
      module: string
      title: string | null
      proposal: string
    }
  | ({ kind: (typeof nodeCauses)[number] } & NodeWords)
  /** She began with what brings most by a day, or took that back. */
  | { kind: (typeof dayCauses)[number]; day: PlainDate }

export interface ChangeWords {
  version: number
  cause: CauseWords
  added: StepTitle[]
  removed: StepTitle[]
  earlier: StepTitle[]
  later: StepTitle[]
  /** Minutes more to go; negative: less. */
  minutes: number
  arrivalDays: number | null
  /** Nothing moved. */
  same: boolean
  /** It is the first version: there is nothing to compare it with. */
  first: boolean
}

function causeWords(catalog: Catalog, cause: string, language: Language): CauseWords {
  const [kind = '', ...about] = cause.split(':')
  const titleOf = (slug: string) => {
    const module = catalog.modules.find((one) => one.slug === slug)
    return module ? typeset(module.title[language], language) : null
  }
  const plain = plainCauses.find((known) => known === kind)
  if (plain) return { kind: plain }
  const [first = '', second = '', third = ''] = about
  const aboutModule = moduleCauses.find((known) => known === kind)
  if (aboutModule) return { kind: aboutModule, module: first, title: titleOf(first) }
  const aboutNode = nodeCauses.find((known) => known === kind)
  if (aboutNode) return { kind: aboutNode, ...nodeWords(catalog, first, language) }
  const aboutDay = dayCauses.find((known) => known === kind)
  if (aboutDay) return { kind: aboutDay, day: first }
  const choice = choiceCauses.find((known) => known === first)
  if (choice && kind === 'proposal')
    return { kind, choice, module: second, title: titleOf(second), proposal: third }
  return choice && kind === 'choice'
    ? { kind: choice, module: second, title: titleOf(second) }
    : { kind: 'other' }
}

/** Modules that a version put first to reach most by a day. */
export function modulesByDate(cause: string): string[] {
  const [kind, , modules = ''] = cause.split(':')
  return kind === 'by-date' ? modules.split('+') : []
}

/** What a version chose about modules. */
function chosenIn(cause: string): { modules: string[]; choice: string | null } {
  const [kind, choice = '', module = ''] = cause.split(':')
  if (kind === 'by-date') return { modules: modulesByDate(cause), choice: 'first' }
  if (kind === 'choice' || kind === 'proposal') return { modules: [module], choice }
  return { modules: [], choice: null }
}

/** Versions that began with what brings most by a day, and were taken back since. */
function takenBackIn(versions: readonly Pick<PathVersion, 'cause'>[]): Set<number> {
  const undone = versions.map(({ cause }) => /^by-date-undo:[^:]*:(\d+)$/.exec(cause)?.[1])
  return new Set(undone.flatMap((of) => (of === undefined ? [] : [Number(of)])))
}

/**
 * What she had chosen about a module before a version, and when; null for nothing. `versions`: latest first; those that she took
 * back count no more.
 */
export function choiceBefore(
  versions: readonly Pick<PathVersion, 'version' | 'cause' | 'madeAt'>[],
  of: number,
  module: string,
): { choice: PathChoice['choice']; at: Date } | null {
  const takenBack = takenBackIn(versions)
  const made = versions.find(
    ({ version, cause }) =>
      version < of && !takenBack.has(version) && chosenIn(cause).modules.includes(module),
  )
  const choice = made && chosenIn(made.cause).choice
  return made && (choice === 'skip' || choice === 'later' || choice === 'first' || choice === 'prefer')
    ? { choice, at: made.madeAt }
    : null
}

/**
 * By version, the modules about which its choice still stands and can be taken back: only the latest choice about a module does.
 * `versions`: latest first.
 */
export function choicesThatStand(
  versions: readonly Pick<PathVersion, 'version' | 'cause'>[],
  choices: readonly PathChoice[],
): Map<number, string[]> {
  const standing = latestChoices(choices)
  const later = new Set<string>()
  const takenBack = takenBackIn(versions)
  return new Map(
    versions.map(({ version, cause }) => {
      if (takenBack.has(version)) return [version, []]
      const { modules, choice } = chosenIn(cause)
      const stand = modules.filter((module) => !later.has(module) && standing.get(module) === choice)
      for (const module of modules) later.add(module)
      return [version, stand]
    }),
  )
}

/** A version of her path, told: without the step that its own cause names. */
export function showChange(
  catalog: Catalog,
  { version, cause, change }: Pick<PathVersion, 'version' | 'cause' | 'change'>,
  language: Language,
): ChangeWords {
  const words = causeWords(catalog, cause, language)
  const named = 'module' in words ? words.module : null
  const titles = (steps: readonly StepRef[]) =>
    steps
      .filter(({ module, project }) => module !== named || project)
      .map(({ module, project }): StepTitle => {
        const found = catalog.modules.find(({ slug }) => slug === module)
        const title = found && (project && found.project ? found.project.title : found.title)
        return { title: title ? typeset(title[language], language) : null, project }
      })
  const moved = change?.moved ?? []
  return {
    version,
    cause: words,
    added: titles(change?.added ?? []),
    removed: titles(change?.removed ?? []),
    earlier: titles(moved.filter(({ from, to }) => to < from)),
    later: titles(moved.filter(({ from, to }) => to > from)),
    minutes: change?.minutes ?? 0,
    arrivalDays: change?.arrivalDays ?? null,
    same: change?.same ?? false,
    first: change === null,
  }
}

/** What made a path change, and what changed, in words of the catalogue. */
import { nodeWords, type NodeWords } from '#app/path/view.server.ts'
import { typeset } from '#app/locales/format.ts'
import type { PathVersion } from '#db/learning/path.ts'
import type { Catalog, Language } from '#engine/catalog.ts'
import type { StepRef } from '#engine/path/compare.ts'

/** `title` is null for a module that the catalogue no longer has. */
export interface StepTitle {
  title: string | null
  project: boolean
}

const plainCauses = ['start', 'diagnosis', 'hours', 'return', 'catalog', 'night'] as const
const moduleCauses = ['check', 'tried', 'project'] as const
const nodeCauses = ['claim', 'validation', 'contest'] as const
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
  const choice = choiceCauses.find((known) => known === first)
  if (choice && kind === 'proposal')
    return { kind, choice, module: second, title: titleOf(second), proposal: third }
  return choice && kind === 'choice'
    ? { kind: choice, module: second, title: titleOf(second) }
    : { kind: 'other' }
}

/** The choice of hers that a cause kept, if any. */
export function choiceOf(cause: CauseWords): string | null {
  if (cause.kind === 'proposal') return cause.choice
  return choiceCauses.find((known) => known === cause.kind) ?? null
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

/** Acceptance: a catalogue with 30 planted faults of more than 15 kinds yields exactly those; a clean one yields none. */
import { describe, expect, test } from 'vitest'
import { itemsFor, moduleOf, webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog } from '#engine/catalog.ts'
import { lintCatalog } from '#engine/lint.ts'
import { lintRevision } from '#engine/lint/retired.ts'

const text = (words: string) => ({ fr: words, en: words })

/** Without a fault: 41 nodes, a final project, milestones, and a chain of retired nodes. */
function clean(): Catalog {
  const catalog = structuredClone(webCatalog())
  const criteria = ['html@1', 'css@1', 'git@1'].map((node) => ({
    slug: node.slice(0, -2),
    node,
    text: text(node),
  }))
  const module = (slug: string) => catalog.modules.find((one) => one.slug === slug)!
  module('portfolio-1').project = {
    title: text('p'),
    minutes: 90,
    brief: text('hash'),
    criteria,
    final: true,
  }
  catalog.tracks[0]!.milestones = [
    { slug: 'first-page', name: text('first'), nodes: ['html@1', 'css@1'] },
    { slug: 'team', name: text('team'), nodes: ['git@2'] },
  ]
  catalog.retired = [
    { node: 'flash@1', equivalent: ['web-pages@1'] },
    { node: 'web-pages@1', equivalent: ['html@1', 'css@1'] },
    { node: 'fax@1', equivalent: [] },
  ]
  return catalog
}

const find = (catalog: Catalog) => ({
  competency: (slug: string) => catalog.competencies.find((one) => one.slug === slug)!,
  level: (slug: string, level: number) =>
    catalog.competencies.find((one) => one.slug === slug)!.levels[level - 1]!,
  module: (slug: string) => catalog.modules.find((one) => one.slug === slug)!,
  item: (id: string) => catalog.items.find((one) => one.id === id)!,
  track: catalog.tracks[0]!,
})
type Found = ReturnType<typeof find>

/** What is done, and what must be found of it, no more. */
const faults: [fault: (catalog: Catalog, found: Found) => void, ...findings: string[]][] = [
  [
    (c) => c.modules.push(structuredClone(c.modules.find(({ slug }) => slug === 'git-1')!)),
    'twice module git-1',
  ],
  [(c) => c.items.push(structuredClone(c.items.find(({ id }) => id === 'css-1-3')!)), 'twice item css-1-3'],
  [(c) => c.retired!.push({ node: 'fax@1', equivalent: [] }), 'twice retirement fax@1'],
  [(_, { competency }) => (competency('mockup').area = 'moon'), 'unresolved competency mockup'],
  [(_, { level }) => level('css', 2).requires.push('colour@1'), 'unresolved node css@2'],
  [(_, { module }) => module('css-2').teaches.push('html@7'), 'unresolved module css-2'],
  [(_, { item }) => (item('dom-1-7').node = 'dom@9'), 'unresolved item dom-1-7'],
  [(_, { track }) => track.targets.push('server@1'), 'unresolved track track'],
  [
    (c) =>
      c.modules.splice(
        c.modules.findIndex(({ slug }) => slug === 'javascript-3'),
        1,
      ),
    'untaught node javascript@3',
    'unreachable-target track track',
  ],
  [
    (c) =>
      c.items.splice(
        c.items.findIndex(({ node }) => node === 'files@2'),
        2,
      ),
    'few-items node files@2',
  ],
  [(_, { module }) => (module('safety-1').minutes = 120), 'long-module module safety-1'],
  [(_, { module }) => (module('learning-1').minutes = 91), 'long-module module learning-1'],
  [
    (_, { item }) => {
      const choice = item('git-1-1')
      if (choice.kind === 'choice') delete choice.options[2]!.feedback
    },
    'no-feedback item git-1-1',
  ],
  [
    (_, { item }) => {
      const choices = item('git-2-2')
      if (choices.kind === 'choices')
        for (const option of choices.options) Object.assign(option, { correct: false, feedback: text('no') })
    },
    'no-right-choice item git-2-2',
  ],
  [
    (_, { item }) => {
      const choice = item('mockup-1-1')
      if (choice.kind === 'choice') choice.options[1]!.correct = true
    },
    'no-right-choice item mockup-1-1',
  ],
  [(_, { module }) => delete module('portfolio-1').project!.final, 'final-project track track'],
  [(_, { level }) => level('git', 2).requires.push('remote-teamwork@1'), 'listed-twice node git@2'],
  [
    (_, { module }) => module('page-from-scratch').teaches.push('css@1'),
    'listed-twice module page-from-scratch',
  ],
  [
    (_, { module }) =>
      module('portfolio-1').project!.criteria.push({ slug: 'html', node: 'html@2', text: text('again') }),
    'listed-twice module portfolio-1',
  ],
  [(_, { track }) => track.milestones[0]!.nodes.push('html@1'), 'listed-twice track track'],
  [(_, { competency }) => (competency('css').name.en = '  '), 'missing-text competency css'],
  [(_, { level }) => (level('html', 3).canDo.fr = ''), 'missing-text node html@3'],
  [(_, { item }) => (item('html-1-1').explanation.en = ''), 'missing-text item html-1-1'],
  [
    (_, { item }) => {
      const short = item('html-2-4')
      if (short.kind === 'text') short.accept.en = []
    },
    'missing-text item html-2-4',
  ],
  [
    (_, { track }) => track.milestones.push({ slug: 'none', name: text('none'), nodes: [] }),
    'empty track track',
  ],
  [(c) => c.modules.push(moduleOf('nothing', 20)), 'empty module nothing'],
  [(_, { level }) => level('dom', 1).requires.push('web-basics@1'), 'redundant-prerequisite node dom@1'],
  [
    (_, { level }) => level('javascript', 2).requires.push('html@1'),
    'redundant-prerequisite node javascript@2',
  ],
  [
    (c) => {
      c.competencies.push({
        slug: 'cobol',
        area: 'craft',
        name: text('c'),
        levels: [{ canDo: text('c'), requires: [] }],
      })
      c.modules.push(moduleOf('cobol-1', 30, 'cobol@1'))
      c.items.push(...itemsFor('cobol@1'))
      c.tracks[0]!.milestones[1]!.nodes.push('cobol@1')
    },
    'no-track competency cobol',
    'milestone-outside track track',
  ],
  [(c) => c.areas.push({ slug: 'empty', name: text('e'), canDo: text('e') }), 'unused-area area empty'],
  [(c) => c.retired!.push({ node: 'mockup@1', equivalent: [] }), 'retired-used retirement mockup@1'],
  [(c) => c.retired!.push({ node: 'ftp@1', equivalent: ['sftp@1'] }), 'retired-unknown retirement ftp@1'],
  [
    (c) => c.retired!.push({ node: 'p@1', equivalent: ['q@1'] }, { node: 'q@1', equivalent: ['p@1'] }),
    'retired-circle retirement p@1',
  ],
]
const expected = faults.flatMap(([, ...findings]) => findings)
const told = (catalog: Catalog) =>
  lintCatalog(catalog).map(({ rule, where }) => `${rule} ${where.kind} ${where.slug}`)
const planted = (...some: typeof faults) => {
  const catalog = clean()
  for (const [fault] of some) fault(catalog, find(catalog))
  return catalog
}

test('a clean catalogue has no finding', () => {
  expect(lintCatalog(clean())).toEqual([])
})

test('33 faults at once yield exactly their findings', () => {
  expect(faults.length).toBeGreaterThanOrEqual(30)
  expect(new Set(expected.map((one) => one.split(' ')[0])).size).toBeGreaterThanOrEqual(19)
  expect(told(planted(...faults)).toSorted()).toEqual(expected.toSorted())
})

test.each(faults.map((fault) => [fault.slice(1).join(', '), fault] as const))('alone: %s', (_, fault) => {
  const [, ...findings] = fault
  expect(told(planted(fault)).toSorted()).toEqual(findings.toSorted())
})

describe('what hides others is found alone', () => {
  test('a circle', () => {
    const catalog = clean()
    find(catalog).level('files', 1).requires.push('git@1')
    expect(told(catalog)).toEqual(['cycle node files@2'])
  })

  test('levels in the wrong order are a circle too', () => {
    const catalog = clean()
    find(catalog).level('css', 1).requires.push('css@2')
    expect(told(catalog).map((one) => one.split(' ')[0])).toEqual(['cycle', 'level-order'])
  })

  test('a competency with four levels, and one with none', () => {
    const catalog = clean()
    const git = find(catalog).competency('git')
    git.levels.push(...['3', '4'].map((level) => ({ canDo: text(level), requires: [] })))
    catalog.modules.push(moduleOf('git-34', 30, 'git@3', 'git@4'))
    catalog.items.push(...itemsFor('git@3'), ...itemsFor('git@4'))
    catalog.competencies.push({ slug: 'void', area: 'craft', name: text('v'), levels: [] })
    expect(told(catalog)).toEqual(['too-many-levels competency git', 'empty competency void'])
  })
})

test('between two revisions no node goes without being retired, and none comes back', () => {
  const before = clean()
  expect(lintRevision(before, clean())).toEqual([])
  const after = clean()
  after.competencies = after.competencies.filter(({ slug }) => slug !== 'mockup')
  const fax = { slug: 'fax', area: 'base', name: text('f'), levels: [{ canDo: text('f'), requires: [] }] }
  after.competencies.push(fax)
  expect(lintRevision(before, after).map(({ rule, where }) => `${rule} ${where.slug}`)).toEqual([
    'vanished mockup@1',
    'comes-back fax@1',
  ])
  expect(
    lintRevision(before, { ...after, retired: [...before.retired!, { node: 'mockup@1', equivalent: [] }] }),
  ).toHaveLength(1)
})

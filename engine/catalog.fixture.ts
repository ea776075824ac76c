/** Small catalogues for tests: a graph in a few words, with made-up texts, items and modules around it. */
import type { Catalog, Module, NodeId, Text } from '#engine/catalog.ts'
import { listNodes, splitNode } from '#engine/competency.ts'
import type { Item } from '#engine/item.ts'

const same = (text: string): Text => ({ fr: text, en: text })

/** Levels of a competency, each with what it requires; the area stands before a colon: `web: html`. */
export type GraphWords = Record<string, NodeId[][]>

/** Six items for a node, of four kinds, two of each difficulty; and one of code. */
export function itemsFor(node: NodeId): Item[] {
  const base = (n: number, difficulty: 1 | 2 | 3) => ({
    id: `${node.replace('@', '-')}-${n}`,
    node,
    difficulty,
    prompt: same(`${node}, question ${n}`),
    hint: same('hint'),
    explanation: same('because'),
  })
  const options = (right: number, wrong: number) => [
    ...Array.from({ length: right }, (_, i) => ({ text: same(`right ${i}`), correct: true })),
    ...Array.from({ length: wrong }, (_, i) => ({
      text: same(`wrong ${i}`),
      correct: false,
      feedback: same(`not this ${i}`),
    })),
  ]
  return [
    { ...base(1, 1), kind: 'choice', options: options(1, 3) },
    { ...base(2, 1), kind: 'choices', options: options(2, 2) },
    { ...base(3, 2), kind: 'choice', options: options(1, 2) },
    {
      ...base(4, 2),
      kind: 'text',
      accept: { fr: ['réponse'], en: ['answer'] },
      mistakes: [{ forms: { fr: ['question'], en: ['question'] }, feedback: same('the other one') }],
      wrong: same('not that word'),
    },
    {
      ...base(5, 3),
      kind: 'order',
      steps: ['one', 'two', 'three', 'four'].map(same),
      wrong: same('another order'),
    },
    {
      ...base(6, 3),
      kind: 'match',
      pairs: ['a', 'b', 'c'].map((side) => ({ left: same(side), right: same(side.toUpperCase()) })),
      wrong: same('other pairs'),
    },
    {
      ...base(7, 3),
      kind: 'code',
      code: 'html',
      starter: same('<p></p>'),
      solution: same('<h1>Title</h1>'),
      checks: [
        { assert: "document.querySelector('h1')", message: same('a title is missing') },
        { assert: "!document.querySelector('p')", message: same('a paragraph is left') },
      ],
    },
  ]
}

/** A module without a project. */
export function moduleOf(slug: string, minutes: number, ...teaches: NodeId[]): Module {
  return { slug, title: same(slug), summary: same(slug), minutes, teaches, lesson: same('hash') }
}

/**
 * A catalogue from a graph in words, with one track to `targets` (all that nothing needs, by default). Without modules each node
 * gets one of 30 minutes named like it: `html-1` for `html@1`.
 */
export function makeCatalog(
  words: GraphWords,
  { modules, targets }: { modules?: Module[]; targets?: NodeId[] } = {},
): Catalog {
  const parsed = Object.entries(words).map(([name, levels]) => {
    const [slug = '', area = 'all'] = name.split(': ').reverse()
    return { slug, area, levels }
  })
  const catalog: Catalog = {
    areas: [...new Set(parsed.map(({ area }) => area))].map((slug) => ({
      slug,
      name: same(slug),
      canDo: same(slug),
    })),
    competencies: parsed.map(({ slug, area, levels }) => ({
      slug,
      area,
      name: same(slug),
      levels: levels.map((requires, i) => ({ canDo: same(`I can ${slug} ${i + 1}`), requires })),
    })),
    modules: [],
    items: [],
    tracks: [],
  }
  const nodes = listNodes(catalog)
  const needed = new Set(
    catalog.competencies.flatMap(({ levels }) => levels.flatMap(({ requires }) => requires)),
  )
  const isTop = (node: NodeId) => {
    const { competency, level } = splitNode(node)
    return !needed.has(node) && !nodes.includes(`${competency}@${level + 1}`)
  }
  catalog.modules = modules ?? nodes.map((node) => moduleOf(node.replace('@', '-'), 30, node))
  catalog.items = nodes.flatMap(itemsFor)
  catalog.tracks = [
    {
      slug: 'track',
      rome: { code: 'M0000', label: same('trade'), version: '4' },
      name: same('track'),
      summary: same('track'),
      job: [],
      day: [],
      after: same('after'),
      facts: [],
      targets: targets ?? nodes.filter(isTop),
      milestones: [],
    },
  ]
  return catalog
}

/** The shape of the academy's first track: 20 competencies, 41 nodes, modules with two shorter combined ways. */
export function webCatalog(): Catalog {
  const words: GraphWords = {
    'base: files': [[], []],
    'base: mail-calendar': [[], []],
    'base: information': [[], []],
    'base: safety': [['mail-calendar@1'], ['information@1']],
    'work: spreadsheets': [['files@1'], []],
    'work: remote-teamwork': [['mail-calendar@1'], ['files@2']],
    'work: learning': [[], ['information@1']],
    'work: understanding-ai': [['information@1'], ['information@2', 'safety@2']],
    'web: web-basics': [['files@1', 'information@1'], []],
    'web: html': [['web-basics@1'], [], ['accessibility@1']],
    'web: css': [['html@1'], [], ['html@2']],
    'web: accessibility': [['html@2', 'css@1'], ['dom@2']],
    'web: mockup': [['css@2']],
    'script: javascript': [['html@1'], [], ['web-basics@2']],
    'script: dom': [['javascript@1', 'html@2'], ['javascript@2']],
    'script: debugging': [['javascript@1', 'learning@2'], ['dom@1']],
    'script: components': [['dom@2'], ['javascript@3']],
    'craft: git': [['files@2'], ['remote-teamwork@1']],
    'craft: delivery': [
      ['html@1', 'git@1'],
      ['css@3', 'web-basics@2'],
    ],
    'craft: portfolio': [['delivery@1', 'remote-teamwork@2']],
  }
  const catalog = makeCatalog(words)
  const minutes = [20, 25, 30, 35, 40, 45, 50]
  catalog.modules = catalog.modules.map((module, i) => ({
    ...module,
    minutes: minutes[i % minutes.length] ?? 30,
  }))
  catalog.modules.push(
    moduleOf('office-essentials', 30, 'files@1', 'mail-calendar@1'),
    moduleOf('page-from-scratch', 60, 'html@1', 'css@1'),
  )
  return catalog
}

/** A catalogue drawn by `random`: some competencies of one or two levels, single modules and some that teach two nodes. */
export function randomCatalog(random: () => number, competencies: number): Catalog {
  const words: GraphWords = {}
  const known: NodeId[] = []
  for (let i = 0; i < competencies; i += 1) {
    const levels = Array.from({ length: random() < 0.4 ? 2 : 1 }, () =>
      known.filter(() => random() < 1.6 / (known.length + 1)),
    )
    words[`area${Math.floor(random() * 2)}: c${i}`] = levels
    known.push(...levels.map((_, level) => `c${i}@${level + 1}`))
  }
  const minutes = () => 10 + 5 * Math.floor(random() * 10)
  const single = known.map((node) => moduleOf(node.replace('@', '-'), minutes(), node))
  const pairs = Array.from({ length: Math.floor(known.length / 2) }, (_, i) => {
    const at = () => known[Math.floor(random() * known.length)] ?? 'c0@1'
    return moduleOf(`pair-${i}`, minutes() + 10, ...new Set([at(), at()]))
  })
  return makeCatalog(words, { modules: [...single, ...pairs] })
}

import { describe, expect, test } from 'vitest'
import { makeCatalog, moduleOf, webCatalog } from '#engine/catalog.fixture.ts'
import type { Catalog } from '#engine/catalog.ts'
import { lintCatalog } from '#engine/lint.ts'

const sound = () => makeCatalog({ a: [[], []], b: [['a@1']] })
const rules = (catalog: Catalog) =>
  lintCatalog(catalog).map(({ rule, where }) => `${rule} ${where.kind} ${where.slug}`)

test('a sound catalogue has no finding', () => {
  expect(lintCatalog(sound())).toEqual([])
  expect(lintCatalog(webCatalog())).toEqual([])
})

describe('each rule finds its fault', () => {
  const faults: [string, (catalog: Catalog) => void, string][] = [
    ['twice', (c) => c.modules.push(moduleOf('a-1', 20, 'a@1')), 'twice module a-1'],
    ['unresolved area', (c) => (c.competencies[0]!.area = 'moon'), 'unresolved competency a'],
    [
      'unresolved prerequisite',
      (c) => c.competencies[1]!.levels[0]!.requires.push('z@1'),
      'unresolved node b@1',
    ],
    ['unresolved item', (c) => (c.items[0]!.node = 'a@9'), 'unresolved item a-1-1'],
    ['unresolved teaching', (c) => c.modules[0]!.teaches.push('z@1'), 'unresolved module a-1'],
    ['unresolved target', (c) => c.tracks[0]!.targets.push('z@1'), 'unresolved track track'],
    ['cycle', (c) => c.competencies[0]!.levels[0]!.requires.push('b@1'), 'cycle node'],
    ['level order', (c) => c.competencies[0]!.levels[0]!.requires.push('a@2'), 'level-order node a@1'],
    ['untaught', (c) => c.modules.pop(), 'untaught node b@1'],
    ['unreachable', (c) => c.modules.shift(), 'unreachable-target track track'],
    ['few items', (c) => c.items.splice(0, 2), 'few-items node a@1'],
    [
      'a track with a project that is not final',
      (c) => {
        const text = { fr: 'p', en: 'p' }
        c.modules[0]!.project = { title: text, brief: text, minutes: 60, criteria: [] }
      },
      'final-project track track',
    ],
    ['long module', (c) => (c.modules[0]!.minutes = 91), 'long-module module a-1'],
    [
      'no feedback',
      (c) => {
        const [item] = c.items
        if (item?.kind === 'choice') delete item.options[1]!.feedback
      },
      'no-feedback item a-1-1',
    ],
    [
      'two right choices',
      (c) => {
        const [item] = c.items
        if (item?.kind === 'choice') item.options[1]!.correct = true
      },
      'no-right-choice item a-1-1',
    ],
    [
      'modules that wait for each other',
      (c) => {
        c.competencies.push({
          ...c.competencies[1]!,
          slug: 'c',
          levels: [{ canDo: { fr: '', en: '' }, requires: ['a@2'] }],
        })
        c.modules = [moduleOf('x', 20, 'a@1', 'c@1'), moduleOf('y', 20, 'a@2', 'b@1')]
      },
      'module-circle module x',
    ],
  ]
  test.each(faults)('%s', (_, break_, expected) => {
    const catalog = sound()
    break_(catalog)
    expect(rules(catalog).join('\n')).toContain(expected)
  })
})

test('one fault is one finding', () => {
  const catalog = sound()
  catalog.modules[0]!.minutes = 120
  expect(lintCatalog(catalog)).toEqual([
    {
      ...{ rule: 'long-module', where: { kind: 'module', slug: 'a-1' } },
      ...{ detail: '120 minutes, more than 90', about: [120] },
    },
  ])
})

import { expect, it } from 'vitest'
import { coverBlocks } from '#engine/coverage.ts'

const skill = (code: string) => ({ code, label: code })
const blocks = [
  { code: 'B1', label: 'one', skills: [skill('B1.1'), skill('B1.2')] },
  { code: 'B2', label: 'two', skills: [] },
]

it('covers a block when each of its competences has a node of the track', () => {
  const aligned = [
    { node: 'html@1', code: 'B1.1' },
    { node: 'css@1', code: 'B1.2' },
    { node: 'css@2', code: 'B1.2' },
  ]
  const [one] = coverBlocks(['html@1', 'css@1', 'css@2'], blocks, aligned)
  expect(one).toMatchObject({ covered: true, skills: [{ nodes: ['html@1'] }, { nodes: ['css@1', 'css@2'] }] })
  expect(coverBlocks(['html@1', 'css@1'], blocks, aligned.slice(0, 1))[0]?.covered).toBe(false)
})

it('counts nothing that the track does not teach, and no block without competences', () => {
  const aligned = [
    { node: 'html@1', code: 'B1.1' },
    { node: 'sql@1', code: 'B1.2' },
  ]
  const [one, two] = coverBlocks(['html@1'], blocks, aligned)
  expect(one).toMatchObject({ covered: false, skills: [{ nodes: ['html@1'] }, { nodes: [] }] })
  expect(two?.covered).toBe(false)
})

/**
 * `mastery --train TRAIN.csv --test TEST.csv`: fits the model of responses on one log and predicts the other.
 */
import { readFileSync } from 'node:fs'
import type { ResponseRow } from '#engine/response/log.ts'
import { fitResponses, predictResponses } from '#engine/response/model.ts'
import { BadInput, readOptions } from '../bad-input.ts'

export async function run(args: string[]): Promise<void> {
  const { train, test } = optionsOf(args)
  const model = fitResponses(readLog('--train', train))
  const probabilities = predictResponses(model, readLog('--test', test))
  const lines = Array.from(probabilities, (p, row) => `${row},${p}`)
  process.stdout.write(['row,probability', ...lines, ''].join('\n'))
}

function optionsOf(args: string[]): { train: string; test: string } {
  const { train, test } = readOptions({
    args,
    options: { train: { type: 'string' }, test: { type: 'string' } },
  }).values
  if (train === undefined) throw new BadInput('--train: missing')
  if (test === undefined) throw new BadInput('--test: missing')
  return { train, test }
}

const columns = ['user', 'order', 'item', 'skill', 'skills', 'correct'] as const

/** The rows of a log file. The option's name stands in complaints. */
function readLog(option: string, file: string): ResponseRow[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new BadInput(`${option}: cannot read ${file}`)
  }
  const [head = '', ...lines] = text.trimEnd().split(/\r?\n/)
  const names = head.split(',')
  const at = Object.fromEntries(columns.map((name) => [name, names.indexOf(name)]))
  for (const name of ['user', 'item', 'skills', 'correct']) {
    if (at[name] === -1) throw new BadInput(`${option}: column ${name} is missing`)
  }
  const left = new Set<string>()
  let before = { user: '', order: -Infinity }
  return lines.map((line, row) => {
    const cells = line.split(',')
    const cell = (name: (typeof columns)[number]): string => {
      const value = cells[at[name] ?? -1] ?? ''
      if (value === '') throw new BadInput(`${option}: row ${row}: ${name} is missing`)
      return value
    }
    const user = cell('user')
    const correct = cell('correct')
    if (correct !== '0' && correct !== '1')
      throw new BadInput(`${option}: row ${row}: correct is ${correct}, not 0 or 1`)
    const order = at.order === -1 ? row : Number(cell('order'))
    if (!(order >= 0)) throw new BadInput(`${option}: row ${row}: order is not a number of 0 or more`)
    if (user !== before.user) {
      if (left.has(user)) throw new BadInput(`${option}: row ${row}: user ${user} stands in two places`)
      left.add(user)
    } else if (order < before.order) throw new BadInput(`${option}: row ${row}: order runs backwards`)
    before = { user, order }
    return {
      user,
      item: cell('item'),
      skills: [...new Set(cell('skills').split('_'))],
      correct: correct === '1',
    }
  })
}

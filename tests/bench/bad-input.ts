import { parseArgs } from 'node:util'

/** What a command line was given cannot be used: one line that names the field; the command ends with status 2. */
export class BadInput extends Error {
  override name = 'BadInput'
}

export type Fields = Record<string, unknown>

/** The parsed text. Throws BadInput naming `at` where it is not JSON. */
export function readJson(json: string, at: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new BadInput(`${at}: not JSON`)
  }
}

/** The value as an object whose fields are still to be checked. Throws BadInput naming `at`. */
export function fieldsOf(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadInput(`${at}: an object is missing`)
  return value as Fields
}

/** The value as a list of objects. Throws BadInput naming the entry. */
export function listOf(value: unknown, at: string): Fields[] {
  if (!Array.isArray(value)) throw new BadInput(`${at}: a list is missing`)
  return value.map((entry, n) => fieldsOf(entry, `${at}[${n}]`))
}

/** Throws BadInput unless the value is a text that is not empty. */
export function checkName(value: unknown, at: string): void {
  if (typeof value !== 'string' || value === '') throw new BadInput(`${at}: a name is missing`)
}

/** Throws BadInput unless the value is a list of one name at least. */
export function checkNames(value: unknown, at: string): void {
  if (!Array.isArray(value) || value.length === 0)
    throw new BadInput(`${at}: a list with one name at least is missing`)
  for (const name of value as unknown[]) checkName(name, at)
}

/** Throws BadInput unless the value is a number in the range, both ends included. */
export function checkNumber(
  value: unknown,
  at: string,
  { whole = false, least, most }: { whole?: boolean; least: number; most: number },
): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadInput(`${at}: a number is missing`)
  if (whole && !Number.isInteger(value)) throw new BadInput(`${at}: a whole number, not ${value}`)
  if (value < least || value > most) throw new BadInput(`${at}: from ${least} to ${most}, not ${value}`)
}

/** The options of a command. Throws BadInput where there are others, or one has no value. */
export const readOptions: typeof parseArgs = (config) => {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new BadInput((error as Error).message.split('\n')[0])
  }
}

/** The whole number that an option says. Throws BadInput naming the option. */
export function wholeNumber(text: string, option: string, least = 0, most = 1e6): number {
  const value = text.trim() === '' ? NaN : Number(text)
  checkNumber(value, option, { whole: true, least, most })
  return value
}

/** The member of a list that an option says. Throws BadInput naming the option. */
export function oneOf<T extends string>(text: string, option: string, list: readonly T[]): T {
  const found = list.find((one) => one === text)
  if (found === undefined) throw new BadInput(`${option}: one of ${list.join(', ')}, not ${text}`)
  return found
}

/** Runs a command. What cannot be used gets one line on stderr and status 2. */
export async function refusing(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}

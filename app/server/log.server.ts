import pino, { type DestinationStream, type Logger } from 'pino'

/** Errors whose message may quote what somebody typed, or a query with its values. */
const quoting = new Set([
  'DrizzleQueryError',
  'PostgresError',
  'SyntaxError',
  'ZodError',
  'APIError',
  'URIError',
  'AssertionError',
])

/** What a log line may say of an error: kind, code, place in the code; its message only when no person can be in it. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const constraint =
    'constraint_name' in error && typeof error.constraint_name === 'string'
      ? error.constraint_name
      : undefined
  const name = error.constructor.name === 'Error' ? error.name : error.constructor.name
  const quotes = quoting.has(name) || quoting.has(error.name)
  return {
    name,
    code,
    constraint,
    message: quotes ? undefined : error.message.replace(/\S+@\S+/g, '…').slice(0, 300),
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  }
}

/** The logger of one process: JSON lines without names, addresses, free text or tokens. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const serializers = { error: describeError, err: describeError }
  return pino({ level, base: null, serializers }, destination)
}

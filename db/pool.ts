/**
 * A pool of connections for drizzle. postgres.js 3.4.9 has its own, but when a connection of it breaks inside a
 * transaction, it ends the process, or runs the rest of the transaction on another session, or never connects again
 * (github.com/porsager/postgres issues 1208, 1133, 1216). Here each connection is a client of its own, which does one
 * thing at a time and is thrown away once it breaks; a transaction whose connection broke does nothing more.
 */
import postgres from 'postgres'

/** Milliseconds that a query waits for a free connection. */
const longestWait = 5_000
/** Milliseconds after which an idle connection is closed. */
const longestIdle = 60_000

/** What drizzle uses of a postgres.js client. */
interface Client {
  options: Pick<postgres.Sql['options'], 'parsers' | 'serializers'>
  unsafe(query: string, parameters?: unknown[], options?: postgres.UnsafeQueryOptions): Pending
  begin<Result>(work: (client: Transaction) => Promise<Result>): Promise<Result>
}

interface Transaction extends Pick<Client, 'options' | 'unsafe'> {
  savepoint<Result>(work: (client: Transaction) => Promise<Result>): Promise<Result>
}

type Rows = postgres.RowList<postgres.Row[]>

/** A query that runs when it is awaited: rows as objects, or as arrays after `values()`. */
interface Pending extends PromiseLike<Rows> {
  values(): Promise<unknown>
}

interface Member {
  sql: postgres.Sql
  broken: boolean
  /** Takes it out of the pool. */
  discard(): void
  /**
   * Ends the query that runs when the connection is lost. Not a promise that queries race against: one that outlives them would keep
   * all their rows.
   */
  breakOff(error: Error): void
  /** What it is doing; the next query waits for it. */
  doing: Promise<unknown>
  idleSince: number
}

export interface Pool {
  client: Client
  /** Refuses new work, waits for what runs (milliseconds at most), closes. */
  close(patience: number): Promise<void>
}

/** Errors that say why nothing was done, with the codes that postgres.js gives for the same. */
function refusal(message: string, code: string): Error {
  return Object.assign(new Error(message), { code })
}

const lostConnection = () => refusal('the connection to the database closed', 'CONNECTION_CLOSED')

export function openPool(url: string, max: number, options: postgres.Options<Record<string, never>>): Pool {
  const idle: Member[] = []
  const members = new Set<Member>()
  const waiting: { take(member: Member): void; refuse(error: Error): void }[] = []
  const shared: Client['options'] = { parsers: {}, serializers: {} }
  let closing = false

  function connect(): Member {
    const sql = postgres(url, {
      ...options,
      max: 1,
      idle_timeout: undefined,
      max_lifetime: null,
      onclose: () => discard(member),
    })
    Object.assign(sql.options.parsers, shared.parsers)
    Object.assign(sql.options.serializers, shared.serializers)
    const member: Member = {
      sql,
      broken: false,
      discard: () => discard(member),
      breakOff: () => undefined,
      doing: Promise.resolve(),
      idleSince: 0,
    }
    members.add(member)
    return member
  }

  function discard(member: Member): void {
    if (!members.delete(member)) return
    member.broken = true
    member.breakOff(lostConnection())
    const place = idle.indexOf(member)
    if (place >= 0) idle.splice(place, 1)
    void member.sql.end({ timeout: 1 })
    if (waiting.length > 0 && members.size < max) waiting.shift()?.take(connect())
  }

  function acquire(): Promise<Member> {
    if (closing) return Promise.reject(refusal('the pool is closed', 'CONNECTION_ENDED'))
    const free = idle.pop()
    if (free) return Promise.resolve(free)
    if (members.size < max) return Promise.resolve(connect())
    return new Promise((done, failed) => {
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1)
        failed(refusal('no connection became free', 'CONNECT_TIMEOUT'))
      }, longestWait)
      const entry = {
        take(member: Member) {
          clearTimeout(late)
          done(member)
        },
        refuse(error: Error) {
          clearTimeout(late)
          failed(error)
        },
      }
      waiting.push(entry)
    })
  }

  function release(member: Member): void {
    if (member.broken) return
    const next = waiting.shift()
    if (next) return next.take(member)
    member.idleSince = Date.now()
    idle.push(member)
  }

  const sweep = setInterval(() => {
    const before = Date.now() - longestIdle
    for (const member of idle.filter(({ idleSince }) => idleSince < before)) discard(member)
  }, longestIdle / 4).unref()

  const client: Client = {
    options: shared,
    unsafe: (query, parameters, queryOptions) =>
      pending(async (asArrays) => {
        const member = await acquire()
        try {
          return await run(member, query, parameters, queryOptions, asArrays)
        } finally {
          release(member)
        }
      }),
    async begin(work) {
      const member = await acquire()
      try {
        return await transact(member, work)
      } finally {
        release(member)
      }
    },
  }

  async function transact<Result>(
    member: Member,
    work: (client: Transaction) => Promise<Result>,
  ): Promise<Result> {
    let over = false
    const transaction: Transaction = {
      options: shared,
      unsafe: (query, parameters, queryOptions) =>
        pending((asArrays) =>
          over
            ? Promise.reject(refusal('the transaction is over', 'CONNECTION_ENDED'))
            : run(member, query, parameters, queryOptions, asArrays),
        ),
      async savepoint(inner) {
        await run(member, 'savepoint inner_work')
        try {
          const result = await inner(transaction)
          await run(member, 'release savepoint inner_work')
          return result
        } catch (error) {
          await run(member, 'rollback to savepoint inner_work; release savepoint inner_work')
          throw error
        }
      },
    }
    await run(member, 'begin')
    try {
      const result = await work(transaction)
      over = true
      const { command } = await run(member, 'commit')
      // A failed statement whose error was swallowed: PostgreSQL then answers `commit` by rolling back.
      if (command !== 'COMMIT')
        throw new Error('the transaction was rolled back: one of its statements had failed')
      return result
    } catch (error) {
      over = true
      await run(member, 'rollback').catch(() => undefined)
      throw error
    }
  }

  return {
    client,
    async close(patience) {
      closing = true
      clearInterval(sweep)
      for (const { refuse } of waiting.splice(0)) refuse(refusal('the pool is closed', 'CONNECTION_ENDED'))
      const deadline = Date.now() + patience
      while (idle.length < members.size && Date.now() < deadline)
        await new Promise((done) => setTimeout(done, 10))
      await Promise.all([...members].map(({ sql }) => sql.end({ timeout: 1 })))
    },
  }
}

function pending(start: (asArrays: boolean) => Promise<Rows>): Pending {
  return {
    values: () => start(true),
    then: (done, failed) => start(false).then(done, failed),
  }
}

/** Runs one query after those before it on the same connection; never on a connection that closed. */
function run(
  member: Member,
  query: string,
  parameters: unknown[] = [],
  options?: postgres.UnsafeQueryOptions,
  asArrays = false,
): Promise<Rows> {
  const start = async () => {
    if (member.broken) throw lostConnection()
    // The texts of drizzle are few: PostgreSQL plans each once a connection. A text without parameters may be many statements.
    const prepare = parameters.length > 0
    const asked = member.sql.unsafe(query, parameters as never[], { prepare, ...options })
    try {
      return await new Promise<Rows>((done, failed) => {
        member.breakOff = failed
        const answer = asArrays ? asked.values() : asked
        answer.then((rows) => done(rows as Rows), failed)
      })
    } catch (error) {
      // Whatever PostgreSQL did not say itself, or said in farewell, is about the connection.
      const isAnswer = error instanceof postgres.PostgresError && error.severity === 'ERROR'
      if (!isAnswer) member.discard()
      throw error
    } finally {
      member.breakOff = () => undefined
    }
  }
  const result = member.doing.then(start)
  member.doing = result.catch(() => undefined)
  return result
}

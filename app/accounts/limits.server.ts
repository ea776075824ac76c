import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '#db/client.server.ts'
import { requestLimits } from '#db/schema/people.ts'

const quarter = 15 * 60

/**
 * How often what may be tried: points in a window of seconds. Nobody waits longer than the window, so that guesses
 * of a stranger never keep somebody out of her account for more than 15 minutes; the e-mailed link has its own count.
 */
const rules = {
  /** Passwords tried on one account. */
  passwordByAccount: { points: 10, duration: quarter },
  /** Passwords that failed from one address; a training room shares one. */
  passwordByAddress: { points: 50, duration: quarter },
  /** Codes of a second factor tried for one person. */
  codeByPerson: { points: 10, duration: quarter },
  /** One code is accepted once, for longer than it is valid. */
  codeUsed: { points: 1, duration: 150 },
  /** Letters (link, reset, sign-up) asked for one e-mail address. */
  letterByEmail: { points: 5, duration: quarter },
  /** Letters asked from one network address. */
  letterByAddress: { points: 40, duration: quarter },
  /** Single-use links tried from one network address. */
  linkByAddress: { points: 60, duration: quarter },
  /** Calendar addresses tried in vain from one network address. */
  calendarByAddress: { points: 60, duration: quarter },
  /** Portfolio addresses tried in vain from one network address. */
  portfolioByAddress: { points: 60, duration: quarter },
  /** Invitations sent by one person. */
  invitationByPerson: { points: 60, duration: 3600 },
  /** Invitations sent by one person’s lists: two whole lists in a day. */
  listedByPerson: { points: 1000, duration: 24 * 3600 },
  /** Sessions booked or moved by one person. */
  bookingByPerson: { points: 30, duration: 3600 },
  /** Messages written by one person. */
  messageByPerson: { points: 120, duration: quarter },
  /** Mentors asked by one learner: each gets a letter. */
  requestByPerson: { points: 10, duration: 24 * 3600 },
  /** Messages reported by one person. */
  reportByPerson: { points: 20, duration: 3600 },
} as const

type Limit = keyof typeof rules

export interface Limits {
  /** Counts one attempt. Null when it may go on, else the seconds to wait. */
  take(limit: Limit, key: string): Promise<number | null>
  /** Gives one attempt back, when it turned out to be rightful. */
  giveBack(limit: Limit, key: string): Promise<void>
  /** Forgets the attempts counted so far. */
  clear(limit: Limit, key: string): Promise<void>
}

/** Counters in PostgreSQL, shared by every process. Keys are kept as keyed hashes: no address, no e-mail in the table. */
export function openLimits(db: Database, secret: string): Limits {
  const limiters = new Map<Limit, RateLimiterDrizzle>()
  const limiter = (limit: Limit) => {
    const known = limiters.get(limit)
    if (known) return known
    const store = { storeClient: db, schema: requestLimits, clearExpiredByTimeout: false }
    const made = new RateLimiterDrizzle({ ...rules[limit], ...store, keyPrefix: limit })
    limiters.set(limit, made)
    return made
  }
  const hashed = (key: string) => createHmac('sha256', secret).update(key).digest('base64url')
  return {
    async take(limit, key) {
      try {
        await limiter(limit).consume(hashed(key))
        return null
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
      }
    },
    async giveBack(limit, key) {
      await limiter(limit).reward(hashed(key))
    },
    async clear(limit, key) {
      await limiter(limit).delete(hashed(key))
    },
  }
}

/** The key of a network address: for IPv6 its /64, since one home has that many. */
export function addressKey(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/, '')
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const middle = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...middle, ...right].slice(0, 4).join(':')
}

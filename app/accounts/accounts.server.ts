import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth'
import { magicLink, twoFactor } from 'better-auth/plugins'
import { z } from 'zod'
import { rolesWithSecondFactor } from '#app/auth.server.ts'
import { loginPlugin } from '#app/accounts/login-plugin.server.ts'
import type { Env } from '#app/env.server.ts'
import { hashPassword, longest, shortest, verifyPassword } from '#app/accounts/passwords.server.ts'
import { databaseCode, type Database } from '#db/client.server.ts'
import { endLogins, findLogin, findPerson, type Account } from '#db/people.ts'
import { authTables } from '#db/schema/people.ts'

/** Seconds that an e-mailed link (login, reset, sign-up, new address) is good for. */
const linkLife = 10 * 60
/** Seconds after which she logs in again on a device. */
const loginLife = 30 * 24 * 60 * 60

/** The same for those who read about others. */
const shortLoginLife = 12 * 60 * 60

/** Where better-auth's callbacks leave the token they made, for whoever asked. */
const made = new AsyncLocalStorage<{ token: string | null }>()

function configure(db: Database, env: Env) {
  return betterAuth({
    appName: 'Ariane',
    baseURL: env.publicUrl,
    secret: env.authSecret,
    database: drizzleAdapter(db, { provider: 'pg', schema: authTables, transaction: true }),
    telemetry: { enabled: false },
    // Its messages quote addresses.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: shortest,
      maxPasswordLength: longest,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
      resetPasswordTokenExpiresIn: linkLife,
      revokeSessionsOnPasswordReset: true,
      async sendResetPassword({ token }) {
        const waiting = made.getStore()
        if (waiting) waiting.token = token
      },
    },
    session: { expiresIn: loginLife, disableSessionRefresh: true },
    verification: { storeIdentifier: 'hashed' },
    databaseHooks: {
      session: {
        create: {
          async before(login) {
            const person = await findPerson(db, login.userId)
            if (!person || person.disabledAt) return false
            const short = person.roles.some((role) => rolesWithSecondFactor.includes(role))
            return {
              data: short ? { ...login, expiresAt: new Date(Date.now() + shortLoginLife * 1000) } : login,
            }
          },
        },
      },
    },
    advanced: {
      cookiePrefix: cookiePrefix(env),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: env.secure, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => randomUUID() },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      magicLink({
        expiresIn: linkLife,
        storeToken: 'hashed',
        async sendMagicLink({ token }) {
          const waiting = made.getStore()
          if (waiting) waiting.token = token
        },
      }),
      twoFactor({ issuer: 'Ariane', allowPasswordless: true, twoFactorCookieMaxAge: linkLife }),
      loginPlugin(linkLife),
    ],
  })
}

function cookiePrefix(env: Env): string {
  return env.secure ? '__Host-ariane' : 'ariane'
}

export interface Auth {
  /** better-auth's functions; its own routes are not served. */
  api: ReturnType<typeof configure>['api']
  /** Whether a Cookie header carries a login, rightful or not. */
  hasLogin(cookies: string | undefined): boolean
  /** The token of the login in these headers if we signed it; null when there is none. Says nothing about its being open. */
  loginToken(headers: Headers): string | null
  /** Cookies of these headers that a pending second factor needs, without any open login. */
  challengeHeaders(headers: Headers): Headers
  /** A single-use link token for an address; `name` opens an account where there is none. */
  newLink(email: string, name?: string): Promise<string>
  /** Whose address a link was made for, while it may still be used; null otherwise. Does not use it up. */
  peekLink(token: string): Promise<{ email: string; name: string | null } | null>
  /** A single-use token to choose a new password; null when nobody has this address. */
  newReset(email: string): Promise<string | null>
  /** Who may choose a password with this token, while it may still be used; null otherwise. Does not use it up. */
  peekReset(token: string): Promise<Account | null>
  /** A single-use token to take a new address. */
  newEmailToken(personId: string, email: string): Promise<string>
  /** Uses such a token up: the address, or null when it is not this person's, was used or is too old. */
  useEmailToken(personId: string, token: string): Promise<string | null>
  /** Opens an account for an address that was proved, as of now or of `at`; its id, or null when somebody has this address already. */
  openAccount(email: string, name: string, at?: Date): Promise<string | null>
  /** Ends the login with this token. */
  endLogin(token: string): Promise<void>
  /** Ends all her logins but the one with this token. */
  endLoginsExcept(personId: string, token: string | null): Promise<void>
  /** Gives her another address, known to be hers. Throws when somebody has it (23505). */
  changeEmail(personId: string, email: string): Promise<void>
  /** Whose second factor is awaited from these headers, or null. */
  challenged(headers: Headers): Promise<string | null>
  /** Whether she has a password. */
  hasPassword(personId: string): Promise<boolean>
  /** Gives a password to somebody who has none yet. */
  firstPassword(personId: string, password: string): Promise<void>
}

/** Opens better-auth over our tables. Nothing of it is reachable from outside except through our own actions. */
export function openAuth({ db, env }: { db: Database; env: Env }): Auth {
  const auth = configure(db, env)
  const loginCookie = `${cookiePrefix(env)}.session_token`
  const cookie = (header: string, name: string) => {
    const found = header.split(';').find((pair) => pair.trim().startsWith(`${name}=`))
    return found?.slice(found.indexOf('=') + 1).trim()
  }
  const challengeCookie = `${cookiePrefix(env)}.two_factor`
  const internal = async () => (await auth.$context).internalAdapter
  const waitingFor = async (identifier: string) => {
    // PostgreSQL keeps no NUL in a text: nothing waits for it.
    if (identifier.includes('\0')) return null
    const record = await (await internal()).findVerificationValue(identifier)
    return record && record.expiresAt > new Date() ? record.value : null
  }
  const remember = async (make: () => Promise<unknown>) => {
    const waiting: { token: string | null } = { token: null }
    await made.run(waiting, make)
    return waiting.token
  }
  return {
    api: auth.api,
    hasLogin: (cookies) => cookies !== undefined && cookie(cookies, loginCookie) !== undefined,
    loginToken(headers) {
      const value = cookie(headers.get('cookie') ?? '', loginCookie)
      return value === undefined ? null : unsign(value, env.authSecret)
    },
    challengeHeaders(headers) {
      const kept = new Headers({ 'user-agent': headers.get('user-agent') ?? '' })
      const challenge = cookie(headers.get('cookie') ?? '', challengeCookie)
      if (challenge) kept.set('cookie', `${challengeCookie}=${challenge}`)
      return kept
    },
    async newLink(email, name) {
      const token = await remember(() =>
        auth.api.signInMagicLink({ body: { email, name }, headers: new Headers() }),
      )
      if (token === null) throw new Error('no link was made')
      return token
    },
    newReset: (email) => remember(() => auth.api.requestPasswordReset({ body: { email } })),
    async peekLink(token) {
      const value = await waitingFor(`magic-link:${hashed(token)}`)
      return value === null ? null : linkRecord.parse(JSON.parse(value))
    },
    async peekReset(token) {
      const personId = await waitingFor(`reset-password:${token}`)
      return personId === null ? null : findPerson(db, personId)
    },
    async newEmailToken(personId, email) {
      const token = randomBytes(24).toString('base64url')
      const expiresAt = new Date(Date.now() + linkLife * 1000)
      const identifier = `email-change:${personId}:${token}`
      await (await internal()).createVerificationValue({ identifier, value: email, expiresAt })
      return token
    },
    async useEmailToken(personId, token) {
      const used = await (await internal()).consumeVerificationValue(`email-change:${personId}:${token}`)
      return used?.value ?? null
    },
    async openAccount(email, name, at = new Date()) {
      try {
        const person = await (
          await internal()
        ).createUser(
          { email, name, emailVerified: true, createdAt: at, updatedAt: at },
          { method: 'invitation' },
        )
        return person.id
      } catch (error) {
        // 23505: unique violation.
        if (databaseCode(error) === '23505') return null
        throw error
      }
    },
    endLogin: async (token) => (await internal()).deleteSession(token),
    async endLoginsExcept(personId, token) {
      const open = token === null ? null : await findLogin(db, token, new Date())
      await endLogins(db, personId, open?.loginId ?? null)
    },
    async changeEmail(personId, email) {
      await (await internal()).updateUser(personId, { email, emailVerified: true })
    },
    async challenged(headers) {
      const value = cookie(headers.get('cookie') ?? '', challengeCookie)
      const identifier = value === undefined ? null : unsign(value, env.authSecret)
      return identifier === null ? null : waitingFor(identifier)
    },
    async hasPassword(personId) {
      const credential = await (await internal()).findCredentialAccount(personId)
      return Boolean(credential?.password)
    },
    async firstPassword(personId, password) {
      const made = { userId: personId, providerId: 'credential', accountId: personId }
      await (await internal()).linkAccount({ ...made, password: await hashPassword(password) })
    },
  }
}

const linkRecord = z.object({ email: z.string(), name: z.string().nullable().default(null) })

/** How the magic-link plugin hashes tokens before they are kept. */
function hashed(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** The value of a cookie signed by better-auth (HMAC SHA-256, base64), or null when the signature is not ours. */
function unsign(cookie: string, secret: string): string | null {
  let value: string
  try {
    value = decodeURIComponent(cookie)
  } catch {
    return null
  }
  const dot = value.lastIndexOf('.')
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(value.slice(0, dot)).digest()
  return dot > 0 && given.length === right.length && timingSafeEqual(given, right)
    ? value.slice(0, dot)
    : null
}

import type { RequestContext } from '#app/academy.server.ts'
import { currentLogin } from '#app/auth.server.ts'
import { cookiesOf, refusal } from '#app/accounts/sign-in.server.ts'
import { recordAudit } from '#db/audit.ts'
import { databaseCode } from '#db/client.server.ts'
import { endLogins, findPersonByEmail, listLogins, type Person } from '#db/people.ts'

/** Minutes during which a login counts as fresh: somebody without a password has nothing else to prove herself by. */
const freshMinutes = 30

/** Why a change of the keys is refused. */
export type Refusal = { refused: 'wrongPassword' | 'recent' | 'code' } | { wait: number }
export type Changed = { cookies: Headers }

/** Null when she has just proved who she is: by her password, or by a fresh login when she has none. */
export async function proveHerself(
  context: RequestContext,
  request: Request,
  person: Person,
  password: string | null,
): Promise<Refusal | null> {
  const seconds = await context.limits.take('passwordByAccount', person.email)
  if (seconds !== null) return { wait: seconds }
  if (await context.auth.hasPassword(person.id)) {
    try {
      await context.auth.api.verifyPassword({ body: { password: password ?? '' }, headers: request.headers })
    } catch (error) {
      refusal(error)
      return { refused: 'wrongPassword' }
    }
  } else {
    const login = await currentLogin(request, context)
    const open = await listLogins(context.db, person.id, context.now())
    const mine = open.find(({ id }) => id === login?.loginId)
    const age = context.now().getTime() - (mine?.createdAt.getTime() ?? 0)
    if (age > freshMinutes * 60_000) return { refused: 'recent' }
  }
  await context.limits.clear('passwordByAccount', person.email)
  return null
}

/** Gives her a new password and ends her other logins. */
export async function choosePassword(
  context: RequestContext,
  request: Request,
  person: Person,
  passwords: { current: string | null; next: string },
): Promise<Refusal | Changed> {
  const { auth, db } = context
  const refused = await proveHerself(context, request, person, passwords.current)
  if (refused) return refused
  let cookies = new Headers()
  if (await auth.hasPassword(person.id)) {
    const changed = await auth.api.changePassword({
      body: {
        currentPassword: passwords.current ?? '',
        newPassword: passwords.next,
        revokeOtherSessions: true,
      },
      headers: request.headers,
      returnHeaders: true,
    })
    cookies = cookiesOf(changed.headers)
  } else {
    await auth.firstPassword(person.id, passwords.next)
    const login = await currentLogin(request, context)
    await endLogins(db, person.id, login?.loginId ?? null)
  }
  await recordAudit(db, {
    at: context.now(),
    actorId: person.id,
    action: 'password.changed',
    subjectId: person.id,
  })
  await context.mail.send({ kind: 'password-changed', personId: person.id })
  return { cookies }
}

/** A new key for an authenticator app and its recovery codes; nothing is asked of her until she confirms it by a code. */
export async function beginSecondFactor(
  context: RequestContext,
  request: Request,
  person: Person,
  password: string | null,
): Promise<Refusal | { uri: string; codes: string[] }> {
  const refused = await proveHerself(context, request, person, password)
  if (refused) return refused
  const begun = await context.auth.api.enableTwoFactor({
    body: { method: 'totp', ...(password !== null && { password }) },
    headers: request.headers,
  })
  if (!('totpURI' in begun)) throw new Error('no key was made')
  return { uri: begun.totpURI, codes: begun.backupCodes }
}

/** Confirms the key by a code of the app: from now on it is asked at each login. Her other logins end. */
export async function confirmSecondFactor(
  context: RequestContext,
  request: Request,
  person: Person,
  code: string,
): Promise<Refusal | Changed> {
  const seconds = await context.limits.take('codeByPerson', person.id)
  if (seconds !== null) return { wait: seconds }
  try {
    const { headers } = await context.auth.api.verifyTOTP({
      body: { code },
      headers: request.headers,
      returnHeaders: true,
    })
    const cookies = cookiesOf(headers)
    const token = context.auth.loginToken(asRequestHeaders(cookies))
    await context.auth.endLoginsExcept(person.id, token)
    await recordAudit(context.db, {
      at: context.now(),
      actorId: person.id,
      action: 'second-factor.on',
      subjectId: person.id,
    })
    return { cookies }
  } catch (error) {
    refusal(error)
    return { refused: 'code' }
  }
}

/** The Cookie header that a browser would send after these Set-Cookie headers. */
function asRequestHeaders(cookies: Headers): Headers {
  const pairs = cookies.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '')
  return new Headers({ cookie: pairs.join('; ') })
}

/** New recovery codes; the former ones are worth nothing any more. */
export async function renewRecoveryCodes(
  context: RequestContext,
  request: Request,
  person: Person,
  password: string | null,
): Promise<Refusal | { codes: string[] }> {
  const refused = await proveHerself(context, request, person, password)
  if (refused) return refused
  const { backupCodes } = await context.auth.api.generateBackupCodes({
    body: password === null ? {} : { password },
    headers: request.headers,
  })
  await recordAudit(context.db, {
    at: context.now(),
    actorId: person.id,
    action: 'recovery-codes.new',
    subjectId: person.id,
  })
  return { codes: backupCodes }
}

/** Takes the second factor away. */
export async function endSecondFactor(
  context: RequestContext,
  request: Request,
  person: Person,
  password: string | null,
): Promise<Refusal | Changed> {
  const refused = await proveHerself(context, request, person, password)
  if (refused) return refused
  const { headers } = await context.auth.api.disableTwoFactor({
    body: password === null ? {} : { password },
    headers: request.headers,
    returnHeaders: true,
  })
  await recordAudit(context.db, {
    at: context.now(),
    actorId: person.id,
    action: 'second-factor.off',
    subjectId: person.id,
  })
  return { cookies: cookiesOf(headers) }
}

/**
 * Takes the address that a link was sent to, and tells the former one. `over`: the link is no longer good for her;
 * `taken`: somebody has joined with this address meanwhile.
 */
export async function takeEmail(
  context: RequestContext,
  person: Person,
  token: string,
): Promise<'done' | 'over' | 'taken'> {
  const { auth, db } = context
  const email = await auth.useEmailToken(person.id, token)
  if (email === null) return 'over'
  if (await findPersonByEmail(db, email)) return 'taken'
  try {
    await auth.changeEmail(person.id, email)
  } catch (error) {
    // 23505: unique violation, when two took it at the same moment.
    if (databaseCode(error) === '23505') return 'taken'
    throw error
  }
  await recordAudit(db, {
    at: context.now(),
    actorId: person.id,
    action: 'email.changed',
    subjectId: person.id,
  })
  await context.mail.send({ kind: 'email-changed', personId: person.id, formerEmail: person.email })
  return 'done'
}

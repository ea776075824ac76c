import type { RequestContext } from '#app/academy.server.ts'
import { addressKey } from '#app/accounts/limits.server.ts'
import type { LetterWish } from '#app/mail.server.ts'
import { recordAudit } from '#db/audit.ts'
import { findPerson, grantRole, savePerson } from '#db/people.ts'
import type { Language } from '#engine/catalog.ts'

/** How a login ended: open, waiting for the second factor (both with cookies to set), refused, or too many tries. */
export type Entrance =
  | { kind: 'open'; cookies: Headers; personId: string }
  | { kind: 'second-factor'; cookies: Headers }
  | { kind: 'refused' }
  | { kind: 'wait'; seconds: number }

/** An error of better-auth that says no; any other error is thrown again. */
export function refusal(error: unknown): { code: string; status: number } {
  if (error instanceof Error && error.name === 'APIError' && 'statusCode' in error) {
    const status = Number(error.statusCode)
    const body = 'body' in error ? error.body : null
    const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
    if (status < 500) return { code, status }
  }
  throw error
}

/** The Set-Cookie headers among these, and nothing else. */
export function cookiesOf(headers: Headers): Headers {
  const cookies = new Headers()
  for (const cookie of headers.getSetCookie()) cookies.append('Set-Cookie', cookie)
  return cookies
}

/**
 * Opens a login by password. Unknown address, wrong password and closed account are one and the same refusal, after
 * the same work; each try counts for the account and for the network address.
 */
export async function enterByPassword(
  context: RequestContext,
  request: Request,
  email: string,
  password: string,
): Promise<Entrance> {
  const { limits, auth } = context
  const address = addressKey(context.address)
  const seconds =
    (await limits.take('passwordByAccount', email)) ?? (await limits.take('passwordByAddress', address))
  if (seconds !== null) return { kind: 'wait', seconds }
  const headers = withoutCookies(request)
  try {
    const { headers: answer, response } = await auth.api.signInEmail({
      body: { email, password },
      headers,
      returnHeaders: true,
    })
    await limits.clear('passwordByAccount', email)
    await limits.giveBack('passwordByAddress', address)
    if ('twoFactorRedirect' in response) return { kind: 'second-factor', cookies: cookiesOf(answer) }
    await note(context, 'login', response.user.id, { by: 'password' })
    return { kind: 'open', cookies: cookiesOf(answer), personId: response.user.id }
  } catch (error) {
    refusal(error)
    await note(context, 'login-refused', null, { by: 'password' })
    return { kind: 'refused' }
  }
}

/** Headers of a request without its cookies: a login that is open must not answer for the one that is asked. */
function withoutCookies(request: Request): Headers {
  return new Headers({ 'user-agent': request.headers.get('user-agent')?.slice(0, 300) ?? '' })
}

/** Asks for a letter about an account; null, or the seconds to wait. The answer is the same for every address. */
export async function askLetter(
  context: RequestContext,
  wish: LetterWish & { kind: 'join' | 'link' | 'reset' | 'email-change' },
): Promise<number | null> {
  const { limits, mail } = context
  const seconds =
    (await limits.take('letterByAddress', addressKey(context.address))) ??
    (await limits.take('letterByEmail', wish.email))
  if (seconds === null) await mail.send(wish)
  return seconds
}

/** What a newcomer brings with her first link. */
export interface Newcomer {
  language: Language
  password: string | null
}

/**
 * Uses an e-mailed link up: opens the login, and first the account of a learner when there is none. Exactly one of
 * many requests with the same link succeeds.
 */
export async function enterByLink(
  context: RequestContext,
  request: Request,
  token: string,
  newcomer: Newcomer,
): Promise<Entrance> {
  const { auth, db } = context
  const seconds = await context.limits.take('linkByAddress', addressKey(context.address))
  if (seconds !== null) return { kind: 'wait', seconds }
  let opened
  try {
    opened = await auth.api.magicLinkVerify({
      query: { token },
      headers: withoutCookies(request),
      returnHeaders: true,
    })
  } catch (error) {
    refusal(error)
    await note(context, 'login-refused', null, { by: 'link' })
    return { kind: 'refused' }
  }
  const { id: personId } = opened.response.user
  const person = await findPerson(db, personId)
  if (person?.twoFactorEnabled) {
    // The link is one proof; better-auth asks for the second one after passwords only.
    await auth.endLogin(opened.response.token)
    return enterAs(context, request, personId, 'link')
  }
  if (person?.roles.length === 0) {
    const at = context.now()
    await savePerson(db, personId, { language: newcomer.language }, at)
    await grantRole(db, { personId, role: 'learner', grantedBy: null, at })
    if (newcomer.password !== null) await auth.firstPassword(personId, newcomer.password)
  }
  await context.limits.clear('passwordByAccount', opened.response.user.email)
  await note(context, 'login', personId, { by: 'link' })
  return { kind: 'open', cookies: cookiesOf(opened.headers), personId }
}

/** Opens a login for somebody who has just proved who she is, or asks for her second factor. */
export async function enterAs(
  context: RequestContext,
  request: Request,
  personId: string,
  by: string,
): Promise<Entrance> {
  const { headers, response } = await context.auth.api.openLogin({
    body: { personId },
    headers: withoutCookies(request),
    returnHeaders: true,
  })
  if (response.secondFactor) return { kind: 'second-factor', cookies: cookiesOf(headers) }
  await note(context, 'login', personId, { by })
  return { kind: 'open', cookies: cookiesOf(headers), personId }
}

/**
 * Ends a login that waits for its second factor: six digits of the app (each code once) or a recovery code.
 * `expired` when nothing waits any more.
 */
export async function enterByCode(
  context: RequestContext,
  request: Request,
  kind: 'app' | 'recovery',
  code: string,
): Promise<Entrance | { kind: 'expired' }> {
  const { auth, limits } = context
  const personId = await auth.challenged(request.headers)
  if (personId === null) return { kind: 'expired' }
  const seconds = await limits.take('codeByPerson', personId)
  if (seconds !== null) return { kind: 'wait', seconds }
  if (kind === 'app' && (await limits.take('codeUsed', `${personId} ${code}`)) !== null)
    return { kind: 'refused' }
  const options = {
    body: { code },
    headers: auth.challengeHeaders(request.headers),
    returnHeaders: true,
  } as const
  try {
    const verified =
      kind === 'app' ? await auth.api.verifyTOTP(options) : await auth.api.verifyBackupCode(options)
    await limits.clear('codeByPerson', personId)
    await note(context, 'login', personId, { by: kind === 'app' ? 'second-factor' : 'recovery-code' })
    return { kind: 'open', cookies: cookiesOf(verified.headers), personId }
  } catch (error) {
    const { code: reason } = refusal(error)
    await note(context, 'login-refused', personId, { by: 'second-factor' })
    const over = ['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'].includes(reason)
    return over ? { kind: 'expired' } : { kind: 'refused' }
  }
}

/** Chooses a new password by an e-mailed link and ends every login of that person; false when the link is no longer good. */
export async function resetPassword(
  context: RequestContext,
  token: string,
  password: string,
): Promise<boolean> {
  try {
    await context.auth.api.resetPassword({ body: { token, newPassword: password } })
    return true
  } catch (error) {
    refusal(error)
    return false
  }
}

/** Ends the login of this request; the cookies that forget it. */
export async function leave(context: RequestContext, request: Request): Promise<Headers> {
  const { headers } = await context.auth.api.signOut({ headers: request.headers, returnHeaders: true })
  return cookiesOf(headers)
}

function note(
  context: RequestContext,
  action: string,
  actorId: string | null,
  detail: Record<string, string>,
): Promise<void> {
  return recordAudit(context.db, { at: context.now(), actorId, action, subjectId: actorId, detail })
}

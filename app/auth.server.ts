import { redirect } from '@remix-run/node'
import type { RequestContext } from '#app/academy.server.ts'
import { findLogin, type Person } from '#db/people.ts'
import type { Role } from '#db/schema/people.ts'

export type { Person }

/** Roles that read about others: a second factor is required of them. */
export const rolesWithSecondFactor: Role[] = ['mentor', 'coach', 'staff', 'admin']

/** Whether this person must set up a second factor before anything else. */
export function owesSecondFactor(person: Person, demonstration: boolean): boolean {
  return (
    !demonstration &&
    !person.twoFactorEnabled &&
    person.roles.some((role) => rolesWithSecondFactor.includes(role))
  )
}

/** The open login of this request and whose it is, or null. One query, asked once a request. */
export async function currentLogin(
  request: Request,
  context: RequestContext,
): Promise<{ loginId: string; person: Person } | null> {
  const token = context.auth.loginToken(request.headers)
  if (token === null) return null
  const known = context.once.get('login')
  if (known instanceof Promise) return known as ReturnType<typeof currentLogin>
  const login = findLogin(context.db, token, context.now())
  context.once.set('login', login)
  return login
}

/** Who is asking, or null: for pages that anybody may read. */
export async function currentPerson(request: Request, context: RequestContext): Promise<Person | null> {
  return (await currentLogin(request, context))?.person ?? null
}

/**
 * Who is asking. Throws a redirection to /login when nobody is, which comes back here afterwards, and to
 * /me/security when she owes a second factor.
 */
export async function requirePerson(request: Request, context: RequestContext): Promise<Person> {
  const person = await currentPerson(request, context)
  const url = new URL(request.url)
  if (!person) {
    const asked =
      request.method === 'GET' || request.method === 'HEAD' ? url.pathname + withoutRoutes(url) : url.pathname
    throw redirect(`/login?next=${encodeURIComponent(asked.replace(/\.data$/, ''))}`)
  }
  const settingUp = /^\/(me\/security|logout)(\.data)?$/.test(url.pathname)
  if (!settingUp && owesSecondFactor(person, context.env.demonstration)) throw redirect('/me/security')
  return person
}

/** The query without the parameter that Remix adds when it asks for data. */
function withoutRoutes(url: URL): string {
  const query = new URLSearchParams(url.search)
  query.delete('_routes')
  return query.size > 0 ? `?${query}` : ''
}

async function requireRole(role: Role, request: Request, context: RequestContext): Promise<Person> {
  const person = await requirePerson(request, context)
  if (!person.roles.includes(role)) throw new Response(null, { status: 404 })
  return person
}

/** Somebody who holds one of some roles; otherwise as requireLearner. */
export async function requireOneOf(
  roles: readonly Role[],
  request: Request,
  context: RequestContext,
): Promise<Person> {
  const person = await requirePerson(request, context)
  if (!person.roles.some((role) => roles.includes(role))) throw new Response(null, { status: 404 })
  return person
}

/** The learner who is asking. Throws as requirePerson does, and 404 for anybody who is no learner. */
export const requireLearner = (request: Request, context: RequestContext) =>
  requireRole('learner', request, context)
/** The mentor who is asking; otherwise as requireLearner. */
export const requireMentor = (request: Request, context: RequestContext) =>
  requireRole('mentor', request, context)
/** The coach who is asking; otherwise as requireLearner. */
export const requireCoach = (request: Request, context: RequestContext) =>
  requireRole('coach', request, context)
/** The member of staff who is asking; otherwise as requireLearner. */
export const requireStaff = (request: Request, context: RequestContext) =>
  requireRole('staff', request, context)
/** The administrator who is asking; otherwise as requireLearner. */
export const requireAdmin = (request: Request, context: RequestContext) =>
  requireRole('admin', request, context)

/** Somebody who learns or accompanies a learner; otherwise as requireLearner. */
export async function requireCompany(request: Request, context: RequestContext): Promise<Person> {
  const person = await requirePerson(request, context)
  if (!person.roles.some((role) => ['learner', 'mentor', 'coach'].includes(role)))
    throw new Response(null, { status: 404 })
  return person
}

/** A path of this site to go to after the login; `fallback` for anything else. */
export function localPath(wish: FormDataEntryValue | null, fallback: string): string {
  if (typeof wish !== 'string' || wish.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wish))
    return fallback
  const here = new URL('http://ariane.example')
  const target = URL.canParse(wish, here) ? new URL(wish, here) : null
  return target && target.origin === here.origin ? target.pathname + target.search + target.hash : fallback
}

/** The page where a person begins: her path, else the first of her roles' pages. */
export function homeOf(person: { roles: Role[] }): string {
  const places = {
    learner: '/path',
    mentor: '/mentor',
    coach: '/coach',
    staff: '/staff',
    admin: '/admin',
  } as const
  const first = (['learner', 'mentor', 'coach', 'staff', 'admin'] as const).find((role) =>
    person.roles.includes(role),
  )
  return first ? places[first] : '/me'
}

/** What anybody may read of credentials. */
import type { Academy } from '#app/academy.server.ts'
import { findAward, type Award } from '#db/awards.ts'

/** A credential whose page its learner opened; 404 for all others, so that nobody learns that they are there. */
export async function readOpenAward(
  { db }: Pick<Academy, 'db'>,
  id: string | undefined,
): Promise<Award & { shownName: string; jwt: string }> {
  const award = await findAward(db, id ?? '')
  if (!award?.isPublic || award.jwt === null || award.shownName === null)
    throw new Response(null, { status: 404 })
  return { ...award, shownName: award.shownName, jwt: award.jwt }
}

/** A signed credential as an answer; `name`: as a file. */
export function jwtAnswer(jwt: string, name?: string): Response {
  return new Response(jwt, {
    headers: {
      'Content-Type': 'application/vc+jwt',
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
      ...(name === undefined ? {} : { 'Content-Disposition': `attachment; filename="${name}"` }),
    },
  })
}

/** Something that other sites read: keys, the issuer. */
export function openAnswer(value: object, type = 'application/json'): Response {
  return new Response(JSON.stringify(value), {
    headers: {
      'Content-Type': type,
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'public, max-age=300',
    },
  })
}

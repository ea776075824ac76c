/** The public lists of what was revoked: bits, no ids. */
import { gzipSync } from 'node:zlib'
import type { Academy } from '#app/academy.server.ts'
import { listLength, writeStatusList } from '#app/credentials/credential.ts'
import { signJwt } from '#app/credentials/keys.server.ts'
import { findLastStatus, listRevoked } from '#db/awards.ts'

/** One list as a signed credential; null when there is no such list yet. */
export async function readStatusList(
  context: Pick<Academy, 'db' | 'env' | 'now'>,
  list: number,
): Promise<string | null> {
  const { db, env } = context
  if (list * listLength > (await findLastStatus(db))) return null
  const bits = new Uint8Array(listLength / 8)
  for (const index of await listRevoked(db, list * listLength, (list + 1) * listLength)) {
    const place = index % listLength
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7))
  }
  // `u` is multibase’s sign for base64url.
  const encodedList = `u${gzipSync(bits).toString('base64url')}`
  return signJwt(context, writeStatusList(env.publicUrl, list, { encodedList, at: context.now() }))
}

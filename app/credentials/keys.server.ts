/** The academy’s signing keys: Ed25519 pairs whose private halves are kept encrypted with the secret of the environment. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto'
import type { Academy } from '#app/academy.server.ts'
import { listSigningKeys, saveSigningKey } from '#db/awards.ts'

/** A public key as others read it (RFC 7517, RFC 8037). */
export interface PublicKey {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
  kid: string
  use: 'sig'
  alg: 'EdDSA'
}

type Signing = Pick<Academy, 'db' | 'env' | 'now'>

/** Signs what a credential says as a JWT; the key is made when there is none that this secret opens, and older ones stay published. */
export async function signJwt(context: Signing, payload: object): Promise<string> {
  const { secret, id } = await readSigningKey(context)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = { alg: 'EdDSA', typ: 'JWT', kid: keyAddress(context.env.publicUrl, id) }
  const signed = `${part(header)}.${part(payload)}`
  const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`
}

/** Every public key of the academy, or one of them. */
export async function readPublicKeys(
  { db, env }: Pick<Academy, 'db' | 'env'>,
  id?: string,
): Promise<PublicKey[]> {
  const keys = await listSigningKeys(db)
  return keys
    .filter((key) => id === undefined || key.id === id)
    .map((key) => ({
      ...{ kty: 'OKP', crv: 'Ed25519', x: key.publicKey, use: 'sig', alg: 'EdDSA' },
      kid: keyAddress(env.publicUrl, key.id),
    }))
}

const keyAddress = (origin: string, id: string) => `${origin}/credentials/keys/${id}`

async function readSigningKey({ db, env, now }: Signing): Promise<{ id: string; secret: Buffer }> {
  const known = opened(await listSigningKeys(db), env.authSecret)
  if (known) return known
  const made = makeKey(env.authSecret, now())
  const key = await saveSigningKey(
    db,
    (keys) => keys.find(({ sealed }) => open(sealed, env.authSecret)) ?? made,
  )
  const secret = open(key.sealed, env.authSecret)
  if (!secret) throw new Error('a signing key that its own secret does not open')
  return { id: key.id, secret }
}

function opened(keys: { id: string; sealed: string }[], authSecret: string) {
  for (const { id, sealed } of keys) {
    const secret = open(sealed, authSecret)
    if (secret) return { id, secret }
  }
  return null
}

function makeKey(authSecret: string, createdAt: Date) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const id = createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url')
  const sealed = seal(privateKey.export({ format: 'der', type: 'pkcs8' }), authSecret)
  return { id, publicKey: x, sealed, createdAt }
}

const [nonceBytes, tagBytes] = [12, 16]

const sealingKey = (authSecret: string) =>
  Buffer.from(hkdfSync('sha256', authSecret, '', 'ariane signing keys', 32))

function seal(secret: Buffer, authSecret: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(authSecret), nonce)
  const hidden = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')
}

/** What was sealed; null when it was with another secret. */
function open(sealed: string, authSecret: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(authSecret), bytes.subarray(0, nonceBytes))
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
  } catch {
    return null
  }
}

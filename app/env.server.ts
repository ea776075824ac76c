import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** `true` and `1` mean yes, `false` and `0` no. */
const yesOrNo = z.enum(['true', '1', 'false', '0'], { error: 'must be true or false' }).transform((word) => {
  return word === 'true' || word === '1'
})

/** How far proxies are believed: a number of hops, or their addresses separated by commas. */
const proxies = z
  .string()
  .regex(/^(\d{1,2}|[\da-fA-F.:/, a-z]+)$/, 'must be a number of proxies or their addresses')
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : text.split(',').map((part) => part.trim())))

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address', abort: true })
  .refine((url) => new URL(url).pathname === '/' && !new URL(url).search, 'must be an origin, without a path')
  .transform((url) => new URL(url).origin)

const variables = z.object({
  PORT: z.coerce.number({ error: 'must be a port' }).int().min(0).max(65_535, 'must be a port').default(3000),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z.string().min(3).default('Ariane <ariane@localhost>'),
  PUBLIC_URL: origin.optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUST_PROXY: proxies.optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'is not a level of logging',
    })
    .default('info'),
  DEMONSTRATION: yesOrNo.optional(),
})

export interface Env {
  port: number
  dataDir: string
  /** null: the academy starts its own PostgreSQL in dataDir. */
  databaseUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  /** The origin people see, without a final slash; links in messages begin with it. */
  publicUrl: string
  /** Whether publicUrl was configured; if not, the Host header decides what is this site. */
  publicUrlGiven: boolean
  /** True when people reach the academy by TLS: `__Host-` cookies, HSTS. */
  secure: boolean
  authSecret: string
  trustProxy: false | number | string[]
  logLevel: string
  demonstration: boolean
}

/** The secret that signs cookies and encrypts second factors, kept beside the embedded database from its first start. */
function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'auth-secret')
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
    chmodSync(file, 0o600)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/**
 * Reads and checks the environment once.
 * Throws an error of one line that names the variable at fault; values are never part of it.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Error(`${issue?.path.join('.')} ${issue?.message}`)
  }
  const values = parsed.data
  if (values.DATABASE_URL && !values.AUTH_SECRET) {
    throw new Error(
      'AUTH_SECRET is required with DATABASE_URL (at least 32 characters, the same in every process)',
    )
  }
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`
  const dataDir = resolve(values.DATA_DIR)
  return {
    port: values.PORT,
    dataDir,
    databaseUrl: values.DATABASE_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    publicUrl,
    publicUrlGiven: values.PUBLIC_URL !== undefined,
    secure: publicUrl.startsWith('https:'),
    authSecret: values.AUTH_SECRET ?? keptSecret(dataDir),
    trustProxy: values.TRUST_PROXY ?? false,
    logLevel: values.LOG_LEVEL,
    demonstration: values.DEMONSTRATION ?? values.DATABASE_URL === undefined,
  }
}

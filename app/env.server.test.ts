import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readEnv } from '#app/env.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'ariane-env-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const secret = 'x'.repeat(40)

describe('the environment', () => {
  it('needs nothing: an embedded database, a demonstration, a secret of its own that stays', () => {
    const env = readEnv({ DATA_DIR: folder })
    expect(env).toMatchObject({
      port: 3000,
      databaseUrl: null,
      demonstration: true,
      secure: false,
      trustProxy: false,
    })
    expect(env.publicUrl).toBe('http://localhost:3000')
    expect(env.authSecret.length).toBeGreaterThanOrEqual(43)
    expect(readEnv({ DATA_DIR: folder }).authSecret).toBe(env.authSecret)
    expect(readFileSync(join(folder, 'auth-secret'), 'utf8')).toBe(env.authSecret)
    expect(statSync(join(folder, 'auth-secret')).mode & 0o077).toBe(0)
  })

  it('is a real academy on a server of its own', () => {
    const env = readEnv({
      DATABASE_URL: 'postgres://u:p@db/ariane',
      AUTH_SECRET: secret,
      PUBLIC_URL: 'https://ariane.example/',
      TRUST_PROXY: '1',
    })
    expect(env).toMatchObject({
      demonstration: false,
      secure: true,
      publicUrl: 'https://ariane.example',
      trustProxy: 1,
    })
    expect(readEnv({ DATA_DIR: folder, TRUST_PROXY: '10.0.0.1, 10.1.0.0/16' }).trustProxy).toEqual([
      '10.0.0.1',
      '10.1.0.0/16',
    ])
  })

  it('empty is absent', () => {
    expect(readEnv({ DATA_DIR: folder, PORT: '', SMTP_URL: '' })).toMatchObject({ port: 3000, smtpUrl: null })
  })

  it.each([
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '70000' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://u:secret@db/x' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://ariane.example/academy' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ariane.example' }],
    ['AUTH_SECRET', { AUTH_SECRET: 'short' }],
    ['AUTH_SECRET', { DATABASE_URL: 'postgres://u:secret@db/x' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DEMONSTRATION', { DEMONSTRATION: 'perhaps' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'everyone!' }],
  ])('names %s in one line when it is wrong, without its value', (name, wrong) => {
    let message = ''
    try {
      readEnv({ DATA_DIR: folder, ...wrong })
    } catch (error) {
      message = error instanceof Error ? error.message : ''
    }
    expect(message.startsWith(`${name} `)).toBe(true)
    expect(message).not.toMatch(/\n|secret@|short|perhaps|everyone/)
  })
})

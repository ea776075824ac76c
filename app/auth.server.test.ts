import { describe, expect, it } from 'vitest'
import { homeOf, localPath, owesSecondFactor } from '#app/auth.server.ts'
import { readDevice } from '#app/accounts/device.ts'
import { addressKey } from '#app/accounts/limits.server.ts'
import { createLogger } from '#app/server/log.server.ts'

describe('where to go after the login', () => {
  it.each(['/reviews', '/modules/html?x=1#top', '/invitation?token=a-b_c'])('may be %s', (path) => {
    expect(localPath(path, '/path')).toBe(path)
  })
  it.each([
    null,
    '',
    'reviews',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\nb',
    `/${'a'.repeat(600)}`,
  ])('is home instead of %s', (path) => {
    expect(localPath(path, '/path')).toBe('/path')
  })
  it('is the page of the first of her roles', () => {
    expect(homeOf({ roles: ['mentor', 'learner'] })).toBe('/path')
    expect(homeOf({ roles: ['coach', 'admin'] })).toBe('/coach')
    expect(homeOf({ roles: [] })).toBe('/me')
  })
})

describe('a second factor', () => {
  const person = {
    id: '1',
    name: 'A',
    email: 'a@exemple.fr',
    language: 'fr' as const,
    timeZone: 'Europe/Paris',
  }
  it('is owed by whoever reads about others, except in the demonstration', () => {
    expect(
      owesSecondFactor({ ...person, roles: ['learner', 'mentor'], twoFactorEnabled: false }, false),
    ).toBe(true)
    expect(owesSecondFactor({ ...person, roles: ['learner', 'mentor'], twoFactorEnabled: true }, false)).toBe(
      false,
    )
    expect(owesSecondFactor({ ...person, roles: ['learner'], twoFactorEnabled: false }, false)).toBe(false)
    expect(owesSecondFactor({ ...person, roles: ['admin'], twoFactorEnabled: false }, true)).toBe(false)
  })
})

describe('a network address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key)
  })
})

describe('a device', () => {
  it('is told by its browser and its system', () => {
    const phone =
      'Mozilla/5.0 (Linux; Android 14; SM-A145R) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36'
    expect(readDevice(phone)).toEqual({ browser: 'Chrome', system: 'Android' })
    expect(readDevice('curl/8')).toBeNull()
    expect(readDevice(null)).toBeNull()
  })
})

describe('the log', () => {
  it('says what failed and where, never whose data it was', () => {
    const lines: string[] = []
    const log = createLogger('info', { write: (line) => lines.push(line) })
    const query = new Error('Failed query: select … params: amina@exemple.fr')
    query.name = 'DrizzleQueryError'
    query.cause = Object.assign(new Error('duplicate key'), { code: '23505' })
    log.error({ error: query }, 'route failed')
    log.error({ error: new Error('no letter for amina@exemple.fr') }, 'route failed')
    log.error({ error: 'amina@exemple.fr' }, 'route failed')
    const said = lines.join('\n')
    expect(said).not.toContain('amina')
    expect(said).toContain('23505')
    expect(said).toContain('no letter for …')
    expect(said).toContain('auth.server.test.ts')
  })
})

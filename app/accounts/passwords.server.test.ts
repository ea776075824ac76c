import { describe, expect, it } from 'vitest'
import { hashPassword, passwordProblem, verifyPassword } from '#app/accounts/passwords.server.ts'

const personal = ['Amina Diallo', 'amina.diallo@exemple.fr']

describe('a new password', () => {
  it.each([
    ['onze lettre', 'short'],
    ['x'.repeat(129), 'long'],
    ['918273645501', 'digits'],
    ['motdepasse123456', 'common'],
    ['Password1234', 'common'],
    ['P@ssw0rd12345', 'common'],
    ['azertyuiop123', 'common'],
    ['qsdfghjklmwxcvbn', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['abcabcabcabc', 'common'],
    ['unbelievable', 'common'],
    ['doudou1234567', 'common'],
    ['amina.diallo2026', 'common'],
    ['Ariane2026Ariane', 'common'],
    ['1234567890123456', 'common'],
  ])('%s is refused as %s', (password, problem) => {
    expect(passwordProblem(password, personal)).toBe(problem)
  })

  it.each([
    'tartine et beurre salé',
    'quatre lanternes violettes',
    'les chats dorment au soleil',
    'soleil-tranquille-riviere',
    '9173528406137251',
    'kpqzvmwtrbxn',
    'القطط تنام في الشمس',
    'xX9!xX9!rT4?pL',
    'a7'.repeat(3) + ' lampe tordue',
  ])('%s is good: no rule of composition', (password) => {
    expect(passwordProblem(password, personal)).toBeNull()
  })
})

describe('a hash', () => {
  it('is argon2id, differs each time, and knows its password however accents were typed', async () => {
    const [one, two] = await Promise.all([hashPassword('beurre salé doux'), hashPassword('beurre salé doux')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
    expect(await verifyPassword(one, 'beurre salé doux'.normalize('NFD'))).toBe(true)
    expect(await verifyPassword(one, 'beurre sale doux')).toBe(false)
    expect(await verifyPassword('nothing', 'beurre salé doux')).toBe(false)
  })
})

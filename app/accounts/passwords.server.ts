import { hash, verify } from '@node-rs/argon2'
import { commonPasswords } from '#app/accounts/common-passwords.ts'

/** Fewest and most characters of a password; 12 lower-case letters carry 56 bits. No rule of composition. */
export const shortest = 12
export const longest = 128
/** Digits alone carry 3.3 bits each: 16 of them are asked. */
const shortestDigits = 16

/** argon2id as OWASP recommends it (2024): 19 MiB, 2 passes, 1 lane; some 20 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password, with its salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Whether the password made this hash; false for a hash that cannot be read. */
export async function verifyPassword(hashed: string, password: string): Promise<boolean> {
  try {
    return await verify(hashed, password.normalize('NFKC'))
  } catch {
    return false
  }
}

export type PasswordProblem = 'short' | 'long' | 'digits' | 'common'

const keyRows = [
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
]
const runs = [...keyRows, ...keyRows.map((row) => [...row].reverse().join(''))]
const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const wordsByLength = [...new Set(commonPasswords)].sort((a, b) => b.length - a.length)
/** Letters and digits that must remain of a password once its guessable parts are taken away. */
const ownCharacters = 5

/**
 * What is wrong with a new password, or null. Refused as common: a password that is one or two words of leaked
 * lists, of hers (`personal`: name, e-mail) or of ours, with runs of keys, repetitions and short numbers.
 */
export function passwordProblem(password: string, personal: string[]): PasswordProblem | null {
  if (password.length < shortest) return 'short'
  if (password.length > longest) return 'long'
  if (/^\d+$/.test(password) && password.length < shortestDigits) return 'digits'
  const plain = password.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const read = [...plain].map((letter) => leet[letter] ?? letter).join('')
  const own = [
    'ariane',
    ...personal.flatMap((text) =>
      text
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .split(/[^\p{L}\d]+/u),
    ),
  ]
  const words = [...own.filter((word) => word.length >= 3), ...wordsByLength]
  return isGuessable(plain, words) || isGuessable(read, words) ? 'common' : null
}

function isGuessable(password: string, words: string[]): boolean {
  const letters = password.replace(/[^\p{L}\p{N}]/gu, '')
  if (new Set(password).size < ownCharacters) return true
  if (/^(.{1,8}?)\1+(.{0,3})$/u.test(letters)) return true
  let rest = letters
  let taken = 0
  for (const word of words) {
    if (taken > 2) return false
    if (!rest.includes(word)) continue
    rest = rest.replaceAll(word, ' ')
    taken += 1
  }
  if (taken > 2) return false
  for (const run of runs) {
    for (let length = run.length; length >= 3; length -= 1)
      for (let at = 0; at + length <= run.length; at += 1)
        rest = rest.replaceAll(run.slice(at, at + length), ' ')
  }
  rest = rest.replace(/(.)\1{2,}/gu, ' ').replace(/(?<!\d)\d{1,4}(?!\d)/g, ' ')
  return rest.replace(/\s/g, '').length < ownCharacters
}

/** Lists as spreadsheets write them. */
import { describe, expect, it } from 'vitest'
import { decodeList, mostRows, readAddresses } from '#app/cohorts/addresses.ts'

const emails = (text: string) => {
  const read = readAddresses(text)
  return 'rows' in read ? read.rows.map(({ line, email }) => [line, email]) : read
}
const two = [
  [2, 'a@exemple.fr'],
  [3, 'b@exemple.fr'],
]

describe('a list', () => {
  it.each([
    ['commas', 'name,email\nAwa,a@exemple.fr\nBea,b@exemple.fr\n'],
    ['semicolons', 'Nom;Adresse e-mail\nAwa;a@exemple.fr\nBea;b@exemple.fr'],
    ['tabs', 'Nom\tCourriel\r\nAwa\ta@exemple.fr\r\nBea\tb@exemple.fr\r\n'],
    ['a mark at its beginning', '\uFEFFEMAIL;Nom\r\nA@Exemple.FR;Awa\r\nb@exemple.fr;Bea\r\n'],
    ['the lines of an old Mac', 'mail\ra@exemple.fr\rb@exemple.fr\r'],
    ['quotes', '"Nom, prénom","E-mail"\n"Diop, Awa"," a@exemple.fr "\n"Bea","b@exemple.fr"\n'],
    ['links and hard spaces', 'mail\nmailto:a@exemple.fr\nb@exemple.fr\u00a0\n'],
    ['cells too many', 'mail;nom\na@exemple.fr;Awa;;;\nb@exemple.fr\n'],
  ])('is read with %s', (_, text) => expect(emails(text)).toEqual(two))

  it('is read with the separator that Excel says in a line of its own', () => {
    expect(emails('sep=;\r\nnom;mail\r\nAwa, dite A;a@exemple.fr\r\n')).toEqual([[3, 'a@exemple.fr']])
  })

  it('needs no heading, and counts empty lines', () => {
    expect(emails('\na@exemple.fr\n\nb@exemple.fr')).toEqual([
      [2, 'a@exemple.fr'],
      [4, 'b@exemple.fr'],
    ])
  })

  it('keeps what is no address, with its line', () => {
    const read = readAddresses('mail;nom\na@exemple;Awa\n;Bea\nb@exemple.fr;Cléo')
    expect('rows' in read && read.rows).toEqual([
      { line: 2, typed: 'a@exemple', email: null },
      { line: 3, typed: '', email: null },
      { line: 4, typed: 'b@exemple.fr', email: 'b@exemple.fr' },
    ])
  })

  it.each([
    ['', { problem: 'empty' }],
    ['email\n', { problem: 'empty' }],
    ['nom;ville\nAwa;Lyon', { problem: 'column' }],
    ['mail\n"a@exemple.fr\nb@exemple.fr', { problem: 'quotes' }],
    ['a@exemple.fr\n'.repeat(mostRows + 1), { problem: 'many' }],
  ])('that cannot be read says why: %j', (text, problem) =>
    expect(readAddresses(text)).toMatchObject(problem),
  )

  it('has as many rows as are allowed', () => {
    expect(emails('a@exemple.fr\n'.repeat(mostRows))).toHaveLength(mostRows)
    // What a spreadsheet saves of rows that were emptied counts for nothing.
    expect(emails(';;\n'.repeat(mostRows + 9) + 'a@exemple.fr;;\n'.repeat(mostRows))).toHaveLength(mostRows)
  })

  it('is decoded as Excel writes it', () => {
    const latin = Uint8Array.from([0x4e, 0xe9, 0x65, 0x3b, 0x61])
    expect(decodeList(latin)).toBe('Née;a')
    expect(decodeList(new Uint8Array(Buffer.from('\uFEFFNée;a', 'utf16le')))).toBe('Née;a')
    expect(decodeList(new TextEncoder().encode('\uFEFFNée;a'))).toBe('Née;a')
  })
})

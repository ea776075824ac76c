import { describe, expect, test } from 'vitest'
import { mostFileBytes, readFile } from '#app/learning/upload.server.ts'

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  )
const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], 'rest')

describe('a file is what its content says', () => {
  test.each([
    ['a.png', png, 'a.png', 'image/png'],
    ['photo.exe', bytes([0xff, 0xd8, 0xff, 0xe0]), 'photo.jpg', 'image/jpeg'],
    ['x', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'x.webp', 'image/webp'],
    ['note.html', bytes('%PDF-1.7'), 'note.pdf', 'application/pdf'],
    ['site.zip', bytes('PK', [3, 4]), 'site.zip', 'application/zip'],
    ['page.HTM', bytes('<h1>Été</h1>'), 'page.html', 'text/plain; charset=utf-8'],
    ['style.css', bytes('p {}'), 'style.css', 'text/plain; charset=utf-8'],
  ])('%s', (name, content, kept, mediaType) => {
    expect(readFile(name, content)).toEqual({ name: kept, mediaType })
  })

  test.each([
    ['a.exe', bytes('MZ', [0, 1])],
    ['a.svg', bytes('<svg onload="x()"/>')],
    ['a.png', bytes('not a picture')],
    ['a.txt', bytes('text with', [0])],
    ['a.txt', bytes([0xc3, 0x28])],
    ['a.webp', bytes('RIFF', [1, 2, 3, 4], 'WAVE')],
  ])('%s is refused when it is something else', (name, content) => {
    expect(readFile(name, content)).toEqual({ problem: 'file-kind' })
  })

  test('empty and too large ones are refused', () => {
    expect(readFile('a.txt', bytes())).toEqual({ problem: 'file-empty' })
    expect(readFile('a.txt', new Uint8Array(mostFileBytes + 1).fill(65))).toEqual({ problem: 'file-size' })
    expect(readFile('a.txt', new Uint8Array(mostFileBytes).fill(65))).toMatchObject({ name: 'a.txt' })
  })

  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\work\\ma page.txt', 'ma page.txt'],
    ['a\u202Etxt.exe.txt', 'atxt.exe.txt'],
    ['a"\r\nX: y.txt', 'aX y.txt'],
    ['...txt', 'fichier.txt'],
    [`${'é'.repeat(300)}.txt`, `${'é'.repeat(80)}.txt`],
  ])('the name %j is made safe', (name, kept) => {
    expect(readFile(name, bytes('text'))).toMatchObject({ name: kept })
  })
})

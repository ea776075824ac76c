/** What a PDF says, read as a reader copies it: by the tables of its fonts that lead from drawn letters to written ones. */
import { inflateSync } from 'node:zlib'

function streamOf(object: string): string {
  const found = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object)?.[1] ?? ''
  const bytes = Buffer.from(found, 'latin1')
  return (object.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

const decoded = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** From a code of a font, as hexadecimal digits, to its letters. */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [, from = '', list = ''] of map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g))
    [...list.matchAll(/<(\w+)>/g)].forEach(([, hex = ''], index) =>
      letters.set((parseInt(from, 16) + index).toString(16).padStart(4, '0'), decoded(hex)),
    )
  return letters
}

/** The text of a PDF, in the order in which it is drawn. */
export function textOfPdf(file: Buffer): string {
  const source = file.toString('latin1')
  const objects = new Map(
    [...source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  )
  const fonts = new Map<string, Map<string, string>>()
  for (const [, name = '', id = ''] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? ''
    fonts.set(name, lettersOf(streamOf(objects.get(map) ?? '')))
  }
  let text = ''
  for (const body of objects.values()) {
    const drawn = body.includes('stream') && !body.includes('/Length1') ? streamOf(body) : ''
    if (!/\bBT\b/.test(drawn)) continue
    let font = new Map<string, string>()
    for (const [, name, line] of drawn.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name) ?? font
      for (const [, codes = ''] of (line ?? '').matchAll(/<(\w+)>/g))
        for (const code of codes.match(/\w{4}/g) ?? []) text += font.get(code.toLowerCase()) ?? '\ufffd'
      if (line) text += ' '
    }
  }
  return text.replaceAll(/\s+/g, ' ')
}

import { sql } from 'drizzle-orm'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** Letters that jobs still have to write, or rounds to ask for. */
export const lettersToWrite = sql`select from pgboss.job
  where (name like '%letters' or name = 'session-mail') and state < 'completed'`

export interface ReceivedLetter {
  to: string
  subject: string
  /** Plain text and HTML as they came, decoded. */
  raw: string
  /** As it came, with the headers of its parts. */
  source: string
  /** The first address of this site in it, path and query. */
  link: string | null
}

export interface Letterbox {
  url: string
  letters: ReceivedLetter[]
  /** Refuses the next letters with a passing error. */
  refuse(count: number): void
  /** The nth letter to an address (the first: 1). Throws after ten seconds without it. */
  wait(to: string, nth?: number): Promise<ReceivedLetter>
  close(): Promise<void>
}

/** A mail server that keeps what it gets. */
export async function openLetterbox(): Promise<Letterbox> {
  const letters: ReceivedLetter[] = []
  let refusals = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refusals > 0) {
          refusals -= 1
          done(Object.assign(new Error('try again later'), { responseCode: 451 }))
          return
        }
        const source = Buffer.concat(chunks).toString('utf8')
        const raw = decode(source)
        for (const { address } of session.envelope.rcptTo)
          letters.push({
            to: address,
            subject: decodeHeader(/^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(source)?.[1] ?? ''),
            raw,
            source,
            link: /https?:\/\/[^/\s"<]+(\/[^\s"<]+)/.exec(raw)?.[1] ?? null,
          })
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: (count) => (refusals = count),
    async wait(to, nth = 1) {
      for (let tries = 0; tries < 200; tries += 1) {
        const found = letters.filter((letter) => letter.to === to)[nth - 1]
        if (found) return found
        await sleep(50)
      }
      throw new Error(`no letter number ${nth}`)
    },
    close: () => new Promise((done) => server.close(() => done())),
  }
}

/** Quoted-printable and base64 parts as text. */
function decode(source: string): string {
  return source
    .split(/\r?\n--/)
    .map((part) => {
      const [, body = ''] = part.split(/\r?\n\r?\n([\s\S]*)/)
      if (/Content-Transfer-Encoding: base64/i.test(part)) return Buffer.from(body, 'base64').toString('utf8')
      if (!/Content-Transfer-Encoding: quoted-printable/i.test(part)) return body
      const bytes = body
        .replace(/=\r?\n/g, '')
        .replace(/=([\dA-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      return Buffer.from(bytes, 'latin1').toString('utf8')
    })
    .join('\n')
}

function decodeHeader(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_all, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(
            text
              .replace(/_/g, ' ')
              .replace(/=([\dA-F]{2})/g, (_hex, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ).toString('utf8'),
    )
}

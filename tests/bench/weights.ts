/**
 * What pages weigh, as sent: `node --import tsx tests/bench/weights.ts http://localhost:3000` against a running demonstration.
 * JavaScript and first view (page, styles, scripts and preloaded fonts) in kilobytes of 1000 bytes, compressed.
 */
import { get, request, type IncomingHttpHeaders } from 'node:http'
import { demonstrationEmail, demonstrationPassword, type DemonstrationPerson } from '#app/demonstration.ts'
import { learnersPages, teamPages } from '../setup/page-list.ts'

const [site = 'http://localhost:3000'] = process.argv.slice(2)

/** Kilobytes that the academy promises to learners. */
const promised = { script: 120, view: 250 }

interface Sent {
  status: number
  headers: IncomingHttpHeaders
  bytes: number
  body: string
}

/** Asks as a browser does; `bytes` is what travelled. Text is asked for a second time without compression, to be read. */
async function ask(path: string, cookie: string, encoding = 'gzip, br'): Promise<Sent> {
  return new Promise((done, failed) => {
    const headers = { cookie, 'accept-encoding': encoding, 'accept-language': 'fr' }
    get(new URL(path, site), { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        const { statusCode: status = 0, headers: received } = response
        done({ status, headers: received, bytes: body.length, body: body.toString('utf8') })
      })
    }).on('error', failed)
  })
}

async function signIn(who: DemonstrationPerson | null): Promise<string> {
  if (who === null) return ''
  const form = new URLSearchParams({
    email: demonstrationEmail(who),
    password: demonstrationPassword,
  }).toString()
  const headers = {
    origin: site,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': form.length,
  }
  return new Promise((done, failed) => {
    request(new URL('/login', site), { method: 'POST', headers }, (response) => {
      response.resume()
      const cookies = response.headers['set-cookie'] ?? []
      done(cookies.map((cookie) => cookie.split(';')[0]).join('; '))
    })
      .on('error', failed)
      .end(form)
  })
}

/** Where the first link in the main part of a page leads whose address is like this one. */
function linkIn(body: string, address: string): string | undefined {
  const [begins = '', holds = ''] = address.split('*')
  const main = body.slice(body.indexOf('<main'))
  return [...main.matchAll(/<a [^>]*?href="([^"]+)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .find((href) => href.startsWith(begins) && href.includes(holds))
}

const weights = new Map<string, number>()

async function weigh(asset: string): Promise<number> {
  const known = weights.get(asset) ?? (await ask(asset, '')).bytes
  weights.set(asset, known)
  return known
}

async function measure(path: string, cookie: string) {
  const [sent, { body, status }] = await Promise.all([ask(path, cookie), ask(path, cookie, 'identity')])
  const assets = [
    ...new Set([...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset = '']) => asset)),
  ]
  let script = 0
  let others = sent.bytes
  for (const asset of assets) {
    const bytes = await weigh(asset)
    if (asset.endsWith('.js')) script += bytes
    else others += bytes
  }
  return { status, body, page: sent.bytes, script, view: script + others }
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)
let broken = 0
console.log('| Who | Page | HTML | JavaScript | First view |\n| --- | --- | ---: | ---: | ---: |')
for (const row of [...learnersPages, ...teamPages]) {
  const [who, paths] = row
  const cookie = await signIn(who)
  let before = ''
  for (const path of paths) {
    const address = path.startsWith('→') ? linkIn(before, path.slice(2)) : path
    if (address === undefined) {
      broken += 1
      console.log(`| ${who ?? 'anybody'} | ${path} (no link) | | | |`)
      continue
    }
    const { status, body, page, script, view } = await measure(address, cookie)
    before = body
    const cells = [page, script, view].map(kilobytes)
    const heavy =
      learnersPages.includes(row) && (script > promised.script * 1000 || view > promised.view * 1000)
    const missing = status !== (path === '/nowhere' ? 404 : 200)
    if (heavy || missing) broken += 1
    const note = status === 200 ? (heavy ? ' (too heavy)' : '') : ` (${status})`
    console.log(`| ${who ?? 'anybody'} | ${path}${note} | ${cells.join(' | ')} |`)
  }
}
console.log(
  `\n${broken} over ${promised.script} kB of JavaScript or ${promised.view} kB in all, or not found`,
)

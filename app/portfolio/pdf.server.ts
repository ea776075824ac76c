/** A portfolio as a PDF: A4, tagged, with selectable text and the academy’s fonts in it. */
import type { RequestContext } from '#app/academy.server.ts'
import { credentials as credentialsEn } from '#app/locales/en/credentials.ts'
import { portfolio as en } from '#app/locales/en/portfolio.ts'
import { dayText, labelText, typeset } from '#app/locales/format.ts'
import { credentials as credentialsFr } from '#app/locales/fr/credentials.ts'
import { portfolio as fr } from '#app/locales/fr/portfolio.ts'
import { textFor } from '#app/locales/language.tsx'
import { openSheets, type Sheets } from '#app/portfolio/sheets.server.ts'
import type { Language, Text } from '#engine/catalog.ts'
import { isEmptyPortfolio, type Portfolio } from '#engine/portfolio.ts'

/** The file as an answer. `language`: of the page; `written`: of her own words. */
export async function portfolioPdf(
  { env, now }: Pick<RequestContext, 'env' | 'now'>,
  portfolio: Portfolio,
  { language, written }: { language: Language; written: Language },
): Promise<Response> {
  const t = textFor(language, fr, en).view
  const title = `${portfolio.name} · ${t.metaTitle}`
  const sheets = openSheets({ title, language, at: now() })
  writePortfolio(sheets, portfolio, { origin: env.publicUrl, language, written })
  const file = await sheets.end((page, of) => `${portfolio.name} · ${t.page(page, of)}`)
  return new Response(new Uint8Array(file), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="portfolio.pdf"',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}

function writePortfolio(
  sheets: Sheets,
  portfolio: Portfolio,
  { origin, language, written }: { origin: string; language: Language; written: Language },
): void {
  const t = textFor(language, fr, en).view
  const { page } = textFor(language, credentialsFr, credentialsEn)
  const say = (text: Text) => typeset(text[language], language)
  const day = (date: string) => dayText(date, language, 'long')
  const { name, about, track, award, project, node } = portfolio
  sheets.title(name)
  if (track) sheets.text(labelText(t.track, say(track), language), { look: 'quiet' })
  if (about) sheets.text(about, { language: written })
  if (isEmptyPortfolio(portfolio)) sheets.text(t.empty)
  if (award.length > 0) sheets.part(t.sections.award)
  for (const { key, name: title, ability, on, isPublic } of award) {
    sheets.piece(say(title))
    sheets.text(say(ability))
    sheets.text(t.issued(day(on)), { look: 'small' })
    if (isPublic) sheets.link(t.verify, `${origin}/credentials/${key}`)
  }
  if (project.length > 0) sheets.part(t.sections.project)
  for (const { name: title, on, done, criteria, words } of project) {
    sheets.piece(say(title))
    sheets.text(done ? t.done(day(on)) : t.read(day(on)), { look: 'quiet' })
    if (words) sheets.quote(words, t.words(name), written)
    sheets.list(criteria.map(({ text, level }) => `${say(text)} (${t.levels[level]})`))
  }
  if (node.length > 0) sheets.part(t.sections.node)
  for (const { name: title, ability, by, seen, on } of node) {
    sheets.piece(say(title))
    sheets.text(say(ability))
    sheets.text(t.confirmed(page.roles(by), page.seen(seen), day(on)), { look: 'small' })
  }
  sheets.rule()
  sheets.text(t.about(name), { look: 'small' })
}

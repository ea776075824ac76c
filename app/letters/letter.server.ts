import { textFor } from '#app/locales/language.tsx'
import { mail as en } from '#app/locales/en/mail.ts'
import { labelText } from '#app/locales/format.ts'
import { mail as fr } from '#app/locales/fr/mail.ts'
import type { Language } from '#engine/catalog.ts'

/** A letter as it is written, before it becomes plain text and HTML. */
export interface LetterBody {
  subject: string
  /** Null where nobody is known by this address. */
  name: string | null
  paragraphs: string[]
  /** Said below the paragraphs, line by line, then a paragraph more. */
  list?: { lines: string[]; after: string }
  button?: { text: string; url: string }
  /** Said below the button, smaller. */
  notes: string[]
  /** Where she stops letters of this kind: the last thing said. */
  stop?: { text: string; url: string }
}

export interface Letter {
  subject: string
  text: string
  html: string
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** The letter in plain text and in HTML that mail programs understand: tables, inline styles, no image. */
export function renderLetter(language: Language, body: LetterBody): Letter {
  const t = textFor(language, fr, en)
  const hello = body.name ? t.hello(body.name) : t.helloNobody
  const link = body.button ? [labelText(body.button.text, '', language).trimEnd(), body.button.url] : []
  const text = [
    hello,
    ...body.paragraphs,
    ...(body.list ? [body.list.lines.map((line) => `- ${line}`).join('\n'), body.list.after] : []),
    ...(body.button ? [link.join('\n')] : []),
    ...body.notes,
    ...(body.stop ? [`${body.stop.text}\n${body.stop.url}`] : []),
    `-- \n${t.signature}`,
  ].join('\n\n')
  const paragraph = (line: string) => `<p style="margin:0 0 16px">${escape(line)}</p>`
  const small = (line: string) =>
    `<p style="margin:0 0 10px;font-size:14px;color:#5A4660">${escape(line)}</p>`
  const button = body.button
    ? `<p style="margin:24px 0"><a href="${escape(body.button.url)}" style="display:inline-block;padding:14px 26px;border-radius:999px;background:#2A1830;color:#FBF6EE;font-weight:bold;text-decoration:none">${escape(body.button.text)}</a></p>`
    : ''
  const address = body.button
    ? `${small(t.linkFails)}<p style="margin:0 0 16px;font-size:14px;word-break:break-all">${escape(body.button.url)}</p>`
    : ''
  const list = body.list
    ? `<ul style="margin:0 0 16px;padding-left:22px">${body.list.lines.map((line) => `<li style="margin:0 0 6px">${escape(line)}</li>`).join('')}</ul>${paragraph(body.list.after)}`
    : ''
  const stop = body.stop
    ? `<p style="margin:16px 0 0;font-size:14px;color:#5A4660">${escape(body.stop.text)} <a href="${escape(body.stop.url)}" style="color:#5A4660;word-break:break-all">${escape(body.stop.url)}</a></p>`
    : ''
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(body.subject)}</title></head><body style="margin:0;background:#FBF6EE"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 20px"><table role="presentation" width="100%" style="max-width:520px" cellpadding="0" cellspacing="0"><tr><td style="font:17px/1.55 Verdana,sans-serif;color:#2A1830;text-align:left"><p style="margin:0 0 24px;font-size:22px;font-weight:bold">ariane</p>${paragraph(hello)}${body.paragraphs.map(paragraph).join('')}${list}${button}${body.notes.map(small).join('')}${address}${stop}</td></tr></table></td></tr></table></body></html>`
  return { subject: body.subject, text, html }
}

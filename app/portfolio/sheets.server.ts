/** Sheets of paper as a tagged PDF: headings, paragraphs, quotes, lists and links, one below the other. */
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Language } from '#engine/catalog.ts'

const require = createRequire(import.meta.url)
/** Two files a face: Latin, and the letters of other languages in Latin script. Static ones: variable ones cannot be cut down. */
const faces = {
  text: require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff'),
  textMore:
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff'),
  bold: require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff'),
  boldMore:
    require.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-normal.woff'),
  title: require.resolve('@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff'),
  titleMore:
    require.resolve('@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-ext-700-normal.woff'),
}
type Face = 'text' | 'bold' | 'title'

const [ink, quietInk, thread, hairline] = ['#2a1830', '#5a4660', '#e59a0c', '#d9cfc2']
/** Points. */
const [margin, foot] = [56, 72]
/** Room that a heading wants below it, in points, so that it never ends a page. */
const roomBelow = 84
const roomOfLine = 20

/** Letters of the second file of a face. */
const more =
  /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u02bd-\u02c5\u02c7-\u02cc\u1e00-\u1eff\u20a0-\u20ab\u20ad-\u20c0]+/gu

/** Spaces and hyphens that the fonts lack, as those they have. */
const drawable = (text: string) =>
  text.normalize('NFC').replaceAll('\u202f', '\u00a0').replaceAll('\u2011', '-').replaceAll('\u2060', '')

/** The text in runs of one file of its face each. */
function runsOf(text: string): { text: string; more: boolean }[] {
  const runs: { text: string; more: boolean }[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(more)) {
    if (index > from) runs.push({ text: text.slice(from, index), more: false })
    runs.push({ text: found, more: true })
    from = index + found.length
  }
  if (from < text.length) runs.push({ text: text.slice(from), more: false })
  return runs
}

interface Written {
  face?: Face
  size?: number
  color?: string
  indent?: number
  link?: string
}

const looks: Record<'plain' | 'quiet' | 'small', Written> = {
  plain: {},
  quiet: { color: quietInk },
  small: { size: 9.5, color: quietInk },
}

/** Opens a document; `at` is the moment that it bears. */
export function openSheets({ title, language, at }: { title: string; language: Language; at: Date }) {
  const doc = new PDFDocument({
    ...{ size: 'A4', margins: { top: margin, left: margin, right: margin, bottom: foot } },
    ...{ pdfVersion: '1.7', tagged: true, displayTitle: true, bufferPages: true },
    lang: language,
    info: { Title: title, Creator: 'Ariane', Producer: 'Ariane', CreationDate: at },
    // Otherwise it begins with a font that is not embedded.
    font: faces.text,
  })
  for (const [name, file] of Object.entries(faces)) doc.registerFont(name, file)
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((done, failed) => doc.once('end', done).once('error', failed))
  const root = doc.struct('Document')
  doc.addStructure(root)

  function write(text: string, { face = 'text', size = 11, color = ink, indent = 0, link }: Written = {}) {
    const runs = runsOf(drawable(text))
    doc.fontSize(size).fillColor(color)
    runs.forEach((run, index) => {
      doc.font(run.more ? `${face}More` : face)
      const options = {
        continued: index < runs.length - 1,
        lineGap: size * 0.28,
        link,
        underline: link !== undefined,
      }
      const width = doc.page.width - 2 * margin - indent
      if (index === 0) doc.text(run.text, margin + indent, doc.y, { ...options, width })
      else doc.text(run.text, options)
    })
  }
  /** Artifacts: what is drawn and not read out. */
  const draw = (drawing: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' })
    drawing()
    doc.endMarkedContent()
  }
  const add = (tag: 'H1' | 'H2' | 'H3' | 'P', text: string, written?: Written, spoken?: Language) =>
    root.add(
      doc.struct(tag, spoken && spoken !== language ? { lang: spoken } : {}, [() => write(text, written)]),
    )
  const keepRoom = (points: number) => {
    if (doc.y > doc.page.height - foot - points) doc.addPage()
  }
  const space = (points: number) => {
    doc.y += points
  }

  return {
    /** Her name, above the thread. */
    title(text: string) {
      add('H1', text, { face: 'title', size: 27 })
      draw(() => {
        doc.moveTo(margin, doc.y + 3).lineTo(margin + 64, doc.y + 3)
        doc.lineWidth(3.5).lineCap('round').stroke(thread)
      })
      space(18)
    },
    part(text: string) {
      space(16)
      keepRoom(roomBelow)
      add('H2', text, { face: 'title', size: 17 })
      space(2)
    },
    piece(text: string) {
      space(8)
      keepRoom(roomBelow)
      add('H3', text, { face: 'bold', size: 12 })
    },
    /** Paragraphs; `language`: when they are not in that of the document. */
    text(
      text: string,
      { look = 'plain', language: spoken }: { look?: keyof typeof looks; language?: Language } = {},
    ) {
      for (const paragraph of text.split(/\n+/)) {
        add('P', paragraph, looks[look], spoken)
        space(3)
      }
    },
    /** Words of somebody, and whose they are. */
    quote(text: string, by: string, spoken: Language) {
      const quote = doc.struct('BlockQuote', spoken === language ? {} : { lang: spoken })
      root.add(quote)
      space(3)
      for (const paragraph of text.split(/\n+/)) {
        quote.add(doc.struct('P', {}, [() => write(paragraph, { indent: 14 })]))
        space(2)
      }
      quote.end()
      add('P', by, { ...looks.small, indent: 14 })
      space(4)
    },
    list(items: string[]) {
      const list = doc.struct('L')
      root.add(list)
      for (const item of items) {
        keepRoom(roomOfLine)
        const label = () => {
          const { y } = doc
          write('•')
          doc.y = y
        }
        const body = () => write(item, { indent: 14 })
        const line = [doc.struct('Lbl', {}, [label]), doc.struct('LBody', {}, [body])]
        list.add(doc.struct('LI', {}, line))
        space(1)
      }
      list.end()
    },
    /** A link whose address can be read on paper too. */
    link(text: string, address: string) {
      const paragraph = doc.struct('P')
      root.add(paragraph)
      paragraph.add(doc.struct('Link', { alt: text }, [() => write(text, { link: address })]))
      paragraph.end()
      add('P', address, { ...looks.small, size: 8.5 })
    },
    rule() {
      space(18)
      draw(() => {
        doc.moveTo(margin, doc.y).lineTo(doc.page.width - margin, doc.y)
        doc.lineWidth(0.75).stroke(hairline)
      })
      space(8)
    },
    /** The file, with a line at the foot of each page. */
    async end(footer: (page: number, of: number) => string): Promise<Buffer> {
      root.end()
      const { count } = doc.bufferedPageRange()
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page)
        doc.page.margins.bottom = 0
        doc.markContent('Artifact', { type: 'Pagination' })
        doc.y = doc.page.height - 44
        write(footer(page + 1, count), looks.small)
        doc.endMarkedContent()
      }
      doc.end()
      await ended
      return Buffer.concat(chunks)
    },
  }
}

export type Sheets = ReturnType<typeof openSheets>

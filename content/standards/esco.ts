/** ESCO skills as a CSV of one line a skill, in French and English. */
import { basename } from 'node:path'
import { plainEntry, type StandardPart } from '#engine/standard.ts'
import { readCsv } from './csv.ts'
import { FileFault } from './file-fault.ts'

const columns = ['uri', 'label_en', 'label_fr', 'alt_fr', 'skillType', 'reuseLevel'] as const
const address = /^http:\/\/data\.europa\.eu\/esco\/skill\/([\w-]+)$/

/** The skills of a file; the code of a skill is the end of its address. */
export async function* readEsco(path: string): AsyncGenerator<StandardPart> {
  const file = basename(path)
  const known = new Set<string>()
  const part: StandardPart = { entries: [], links: [] }
  for await (const { line, cells } of readCsv(path, columns)) {
    const code = address.exec(cells.uri)?.[1]
    if (!code) throw new FileFault(file, line, `has no address of an ESCO skill: ${cells.uri}`)
    if (known.has(code)) throw new FileFault(file, line, `has ${code} a second time`)
    if (cells.label_fr === '' && cells.label_en === '') throw new FileFault(file, line, 'has no label')
    known.add(code)
    part.entries.push({
      ...plainEntry(
        code,
        cells.skillType === 'knowledge' ? 'knowledge' : 'skill',
        cells.label_fr || cells.label_en,
      ),
      labelEn: cells.label_en || null,
      definition: cells.alt_fr
        .split(/\s*[|\n]\s*/)
        .filter(Boolean)
        .join('\n'),
      family: cells.reuseLevel,
    })
  }
  yield part
}

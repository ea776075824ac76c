/**
 * ROME 4.0 in its producer’s own files (`unix_*_v460_utf8.csv`, in French: `code_rome` an occupation, `appellation` a title, `savoir`
 * a knowledge, `coeur_metier` at the heart of the occupation). Read file by file; what is kept in memory meanwhile are texts and
 * marks that stand in other files than what they say something of.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainEntry, type LinkKind, type StandardEntry, type StandardPart } from '#engine/standard.ts'
import { readCsv } from './csv.ts'
import { FileFault } from './file-fault.ts'

export interface RomeFolder {
  folder: string
  /** `60` of `_v460_`. */
  version: string
  /** The end of its files’ names. */
  end: string
  /** As its own `version.txt` says it; null without one. */
  releasedOn: string | null
}

/** Rows that are given away at once. */
const partSize = 4_000

const emptyPart = (): StandardPart => ({ entries: [], links: [] })

/** Finds the version of the files in a folder. Throws when it has none, or several. */
export async function openRome(folder: string): Promise<RomeFolder> {
  const names = await readdir(folder).catch(() => [])
  const found = names.flatMap((name) => /^unix_referentiel_code_rome(_v4(\d+)_utf8\.csv)$/.exec(name) ?? [])
  const [, end, version] = found
  if (!end || !version)
    throw new FileFault(folder, null, 'has no file unix_referentiel_code_rome_v4…_utf8.csv')
  if (found.length > 3) throw new FileFault(folder, null, 'holds several versions: give each a folder')
  const about = await readFile(join(folder, 'version.txt'), 'utf8').catch(() => '')
  const [, day, month, year] = /Date de publication : (\d\d)\/(\d\d)\/(\d{4})/.exec(about) ?? []
  return { folder, version, end, releasedOn: year ? `${year}-${month}-${day}` : null }
}

/** Everything that the files of a version say, in parts: entries first, then what links them. */
export async function* readRome(rome: RomeFolder): AsyncGenerator<StandardPart> {
  const path = (name: string) => join(rome.folder, `unix_${name}${rome.end}`)
  const known = new Map<string, StandardEntry['kind']>()
  let part = emptyPart()
  for await (const { entry, file, line } of readEntries(path)) {
    if (entry.code === '' || entry.label === '')
      throw new FileFault(file, line, 'has an entry without code or label')
    if (known.has(entry.code)) throw new FileFault(file, line, `has ${entry.code} a second time`)
    known.set(entry.code, entry.kind)
    part.entries.push(entry)
    if (part.entries.length < partSize) continue
    yield part
    part = emptyPart()
  }
  const isOccupation = (code: string) => known.get(code) === 'occupation'
  for await (const { link, file, line } of readLinks(path)) {
    if (!isOccupation(link.from))
      throw new FileFault(file, line, `names the occupation ${link.from}, which is in no file`)
    const kind = known.get(link.to)
    const wanted = link.kind === 'mobility' ? 'occupation' : link.kind
    if (kind !== wanted) throw new FileFault(file, line, `names ${link.to} as a ${wanted}, which it is not`)
    part.links.push(link)
    if (part.links.length < partSize) continue
    yield part
    part = emptyPart()
  }
  yield part
}

type Path = (name: string) => string
type Placed<What> = What & { file: string; line: number }

const fileOf = (path: string) => path.split('/').at(-1) ?? path

async function* readEntries(path: Path): AsyncGenerator<Placed<{ entry: StandardEntry }>> {
  const texts = await readTexts(path('texte'))
  const occupations = path('referentiel_code_rome')
  const about = ['code_rome', 'code_ogr', 'libelle_rome', 'code_rome_parent'] as const
  for await (const { line, cells } of readCsv(occupations, about)) {
    const entry = {
      ...plainEntry(cells.code_rome, 'occupation', cells.libelle_rome),
      definition: texts.get(`${cells.code_rome} definition`)?.join('\n') ?? '',
      note: texts.get(`${cells.code_rome} acces_metier`)?.join('\n') ?? '',
      parent: cells.code_rome_parent || null,
      ogr: cells.code_ogr,
    }
    yield { entry, file: fileOf(occupations), line }
  }
  const titles = path('referentiel_appellation')
  const titled = ['code_ogr', 'libelle_appellation_long', 'code_rome', 'classification'] as const
  for await (const { line, cells } of readCsv(titles, titled)) {
    const entry = plainEntry(cells.code_ogr, 'title', cells.libelle_appellation_long)
    yield {
      ...{ file: fileOf(titles), line },
      entry: { ...entry, parent: cells.code_rome, family: cells.classification },
    }
  }
  const skills = path('referentiel_competence')
  const able = ['code_ogr', 'libelle_competence', 'definition', 'cat_comp', 'code_ogr_macro_comp'] as const
  for await (const { line, cells } of readCsv(skills, able)) {
    const entry = plainEntry(cells.code_ogr, 'skill', cells.libelle_competence)
    const more = {
      definition: cells.definition,
      family: cells.cat_comp,
      parent: cells.code_ogr_macro_comp || null,
    }
    yield { entry: { ...entry, ...more }, file: fileOf(skills), line }
  }
  const knowledge = path('referentiel_savoir')
  const knows = ['code_ogr_savoir', 'libelle_savoir', 'categorie_savoir'] as const
  for await (const { line, cells } of readCsv(knowledge, knows)) {
    const entry = plainEntry(cells.code_ogr_savoir, 'knowledge', cells.libelle_savoir)
    yield { entry: { ...entry, family: cells.categorie_savoir }, file: fileOf(knowledge), line }
  }
  const contexts = path('referentiel_contexte_travail')
  const works = ['code_ogr', 'libelle_cont_travail', 'libelle_type_cont_trav'] as const
  for await (const { line, cells } of readCsv(contexts, works)) {
    const entry = plainEntry(cells.code_ogr, 'context', cells.libelle_cont_travail)
    yield { entry: { ...entry, family: cells.libelle_type_cont_trav }, file: fileOf(contexts), line }
  }
}

async function readTexts(path: string): Promise<Map<string, string[]>> {
  const texts = new Map<string, string[]>()
  const columns = ['code_rome', 'libelle_type_texte', 'position_phrase', 'libelle_texte'] as const
  for await (const { line, cells } of readCsv(path, columns)) {
    const key = `${cells.code_rome} ${cells.libelle_type_texte}`
    const sentences = texts.get(key) ?? []
    const position = readPosition(cells.position_phrase, path, line)
    // In these cells an apostrophe is written twice.
    sentences[position - 1] = cells.libelle_texte.replaceAll("''", "'")
    texts.set(key, sentences)
  }
  return texts
}

function readPosition(cell: string, path: string, line: number): number {
  if (!/^\d{1,3}$/.test(cell) || cell === '0')
    throw new FileFault(fileOf(path), line, `has a position that is no number from 1 to 999: ${cell}`)
  return Number(cell)
}

/** What `code_compo_bloc` and `code_rubrique` make of a link; block 1 repeats the occupation’s own number. */
const kindOf: Record<string, LinkKind | 'own'> = {
  '1 ': 'own',
  '2 ': 'title',
  '5 1': 'skill',
  '5 2': 'skill',
  '5 3': 'knowledge',
  '6 ': 'context',
}

async function* readLinks(path: Path): AsyncGenerator<Placed<{ link: StandardPart['links'][number] }>> {
  const core = new Map<string, 'core' | 'emerging'>()
  const marks = path('coherence_item')
  for await (const { line, cells } of readCsv(marks, ['code_rome', 'code_ogr', 'coeur_metier'])) {
    const mark = { '': null, Principale: 'core', Émergente: 'emerging' }[cells.coeur_metier]
    if (mark === undefined)
      throw new FileFault(fileOf(marks), line, `has an unknown coeur_metier: ${cells.coeur_metier}`)
    if (mark) core.set(`${cells.code_rome} ${cells.code_ogr}`, mark as 'core' | 'emerging')
  }
  const links = path('liens_rome_referentiels')
  const columns = ['code_rome', 'code_compo_bloc', 'code_rubrique', 'code_ogr'] as const
  for await (const { line, cells } of readCsv(links, columns)) {
    const kind = kindOf[`${cells.code_compo_bloc} ${cells.code_rubrique}`]
    if (!kind)
      throw new FileFault(
        fileOf(links),
        line,
        `has an unknown block ${cells.code_compo_bloc}, rubric ${cells.code_rubrique}`,
      )
    if (kind === 'own') continue
    const mark = core.get(`${cells.code_rome} ${cells.code_ogr}`) ?? null
    const link = { from: cells.code_rome, to: cells.code_ogr, kind, mark, position: 0 }
    yield { link, file: fileOf(links), line }
  }
  const moves = path('rubrique_mobilite')
  for await (const { line, cells } of readCsv(moves, ['code_rome', 'code_rome_cible', 'numero_ordre'])) {
    const position = readPosition(cells.numero_ordre, moves, line)
    const link = { from: cells.code_rome, to: cells.code_rome_cible, kind: 'mobility' as const, mark: null }
    yield { link: { ...link, position }, file: fileOf(moves), line }
  }
}

/** Changes of ROME that are announced before the version is there: `rome_v60_vers_v61_….csv`. */
import { basename } from 'node:path'
import type { AnnouncedChange, ChangeNature } from '#engine/standard.ts'
import { readCsv, readText } from './csv.ts'
import { FileFault } from './file-fault.ts'

export interface AnnouncedChanges {
  from: string
  to: string
  changes: AnnouncedChange[]
}

const natures: [RegExp, ChangeNature][] = [
  [/change de sens/, 'meaning'],
  [/libellé changé/, 'renamed'],
  [/nouveau code/, 'added'],
  [/supprimé/, 'gone'],
]

/** The changes from one version to the next; the name of the file says which. */
export async function readChanges(path: string): Promise<AnnouncedChanges> {
  const file = basename(path)
  const [, from, to] = /^rome_v(\d+)_vers_v(\d+)_/.exec(file) ?? []
  if (!from || !to) throw new FileFault(file, null, 'is not named rome_v…_vers_v…_….csv')
  const changes: AnnouncedChange[] = []
  const [before, after] = [await columnOf(path, `libelle_v${from}`), await columnOf(path, `libelle_v${to}`)]
  const columns = ['code_rome', before, after, 'nature', 'appellations_deplacees_vers']
  for await (const { line, cells } of readCsv(path, columns)) {
    const words = cells.nature ?? ''
    const nature = natures.find(([form]) => form.test(words))?.[1]
    if (!nature) throw new FileFault(file, line, `has an unknown nature: ${words}`)
    const code = cells.code_rome ?? ''
    if (!/^[A-N]\d{4}$/.test(code)) throw new FileFault(file, line, `has no ROME code: ${code}`)
    changes.push({
      ...{ code, nature, words },
      before: cells[before] ?? '',
      after: cells[after] ?? '',
      movedTo: cells.appellations_deplacees_vers || null,
    })
  }
  return { from, to, changes }
}

/** The column whose name begins so: its end is a date. */
async function columnOf(path: string, begins: string): Promise<string> {
  let header = ''
  for await (const piece of readText(path)) {
    header = piece.split(/\r?\n/)[0] ?? ''
    break
  }
  const name = header.split(',').find((column) => column.replaceAll('"', '').startsWith(begins))
  if (!name) throw new FileFault(basename(path), 1, `has no column ${begins}…`)
  return name.replaceAll('"', '')
}

/** Archives of content files as somebody sends them. */
import type { Academy } from '#app/academy.server.ts'
import { revisionFiles } from '#app/studio/exchange.server.ts'
import { packFiles } from '#content/archive.ts'

/** The files of the published revision, or of another one. Throws where it cannot be written. */
export async function writtenFiles(
  academy: Academy,
  revision?: number,
): Promise<{ id: number; files: Map<string, string> }> {
  const id = revision ?? (await academy.catalogs.published(academy.db)).id
  const written = await revisionFiles(academy, id)
  if ('unwritable' in written) throw new Error(written.unwritable)
  return { id, files: written.files }
}

/** The form of an archive of these files, with one of them changed. Throws where that changes nothing. */
export function archiveForm(
  files: ReadonlyMap<string, string>,
  path?: string,
  change: (text: string) => string = (text) => text,
): FormData {
  const sent = new Map(files)
  if (path !== undefined) {
    const before = sent.get(path) ?? ''
    sent.set(path, change(before))
    if (sent.get(path) === before) throw new Error(`${path} stays as it is`)
  }
  return archiveOf(packFiles(sent, new Date('2026-11-02T10:00:00Z')))
}

/** The form of some bytes. */
export function archiveOf(bytes: Uint8Array, name = 'contenu.zip'): FormData {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name, { type: 'application/zip' }))
  return form
}

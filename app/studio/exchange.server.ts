/** Revisions leave the academy as files, and files come back as a draft. */
import type { Academy } from '#app/academy.server.ts'
import { unpackFiles } from '#content/archive.ts'
import {
  compareFiles,
  digestOf,
  exportFiles,
  fingerprintOf,
  readManifest,
  type Manifest,
} from '#content/exchange.ts'
import { picturesIn } from '#content/picture.ts'
import type { Files, Finding } from '#content/read.ts'
import { bodyPaths } from '#content/write.ts'
import { recordAudit } from '#db/audit.ts'
import { findPublishedId, findRevision, saveBodies } from '#db/catalog.ts'
import { findDraft, recordDraft, recordEntry } from '#db/drafts.ts'
import { idFrom } from '#db/identifier.ts'
import { findPictures, savePictures } from '#db/pictures.ts'
import type { Catalog } from '#engine/catalog.ts'
import { rebase } from '#engine/edit/rebase.ts'
import { rebaseDraft } from '#app/studio/publish.server.ts'

type Context = Pick<Academy, 'db' | 'catalogs' | 'now'>

/** The texts of a catalogue by their hashes. */
async function bodiesOf({ catalogs }: Pick<Context, 'catalogs'>, catalog: Catalog) {
  const hashes = [...new Set(bodyPaths(catalog).values())]
  return new Map(await Promise.all(hashes.map(async (hash) => [hash, await catalogs.body(hash)] as const)))
}

/** A revision by the number that an address names; answers 404. */
export async function requireRevision({ db }: Pick<Context, 'db'>, id: string | undefined) {
  const revision = /^\d{1,9}$/.test(id ?? '') ? await findRevision(db, Number(id)) : null
  if (!revision) throw new Response(null, { status: 404 })
  return revision
}

/** A revision with its texts, as it is written to files. Throws where there is no such revision. */
export async function readRevision(context: Pick<Context, 'db' | 'catalogs'>, id: number) {
  const catalog = await context.catalogs.revision(context.db, id)
  const bodies = await bodiesOf(context, catalog)
  const pictures = await findPictures(context.db, [...new Set([...bodies.values()].flatMap(picturesIn))])
  return { id, catalog, bodies, pictures }
}

/** The files of a revision; or, where something in it has not the form of a file, what that is. */
export async function revisionFiles(
  context: Pick<Context, 'db' | 'catalogs'>,
  id: number,
): Promise<{ files: Map<string, string> } | { unwritable: string }> {
  const { catalog, bodies, pictures } = await readRevision(context, id)
  try {
    return { files: exportFiles(id, catalog, bodies, pictures) }
  } catch (error) {
    return { unwritable: error instanceof Error ? error.message : '' }
  }
}

/** What became of files: a draft (`again`: it was there already), nothing to do, or what stands in the way. */
export type Imported =
  | { draftId: string; again: boolean; conflicts: number; findings?: undefined; same?: undefined }
  /** They say what is published; `revision` is the one they were taken from. */
  | { same: true; revision: number; findings?: undefined }
  | { findings: Finding[]; same?: undefined }

/** The base of files, or why there is none. */
async function baseOf(context: Context, { revision, fingerprint }: Manifest) {
  const wrong = (rule: string) => ({
    findings: [{ file: 'revision.yaml', line: 1, rule, message: String(revision) }],
  })
  if (!(await findRevision(context.db, revision))) return wrong('revision-unknown')
  const base = await readRevision(context, revision)
  return fingerprintOf(base.catalog) === fingerprint ? { base } : wrong('revision-other')
}

/** The draft of these files that is not published yet, or the id of a new one. */
async function findOwnDraft({ db }: Pick<Context, 'db'>, digest: string) {
  for (let turn = 0; ; turn += 1) {
    const id = idFrom('files', digest, turn)
    const draft = await findDraft(db, id)
    if (draft?.state !== 'published') return { id, draft }
  }
}

/**
 * Makes a draft of files: the edits from the revision that they were taken from to what they say now, carried over to the published one.
 * Where both sides changed the same, the draft waits for an answer, and nothing is changed meanwhile. The same files make one draft.
 */
export async function importFiles(
  context: Context,
  by: string,
  files: Files,
  nameFor: (revision: number) => string,
): Promise<Imported> {
  const read = readManifest(files)
  if ('findings' in read) return read
  const found = await baseOf(context, read.manifest)
  if ('findings' in found) return { findings: found.findings }
  const { id: baseId, catalog, bodies } = found.base
  const { id, draft } = await findOwnDraft(context, digestOf(files))
  if (draft) {
    const waiting =
      draft.state === 'open' ? await rebaseDraft(context, by, id, new Map(), { keep: false }) : null
    return { draftId: id, again: true, conflicts: waiting?.conflicts.length ?? 0 }
  }
  const compared = compareFiles(catalog, bodies, files)
  if (compared.findings) return { findings: compared.findings }
  const at = context.now()
  const entry = { id: idFrom('entry', id), author: by, edits: compared.edits, undone: false }
  const published = (await findPublishedId(context.db)) ?? baseId
  const now = await context.catalogs.revision(context.db, published)
  const carried = rebase([{ ...entry, at: at.toISOString() }], catalog, now)
  if (carried.conflicts.length === 0 && carried.entries.every(({ edits }) => edits.length === 0))
    return { same: true, revision: baseId }
  await context.db.transaction(async (tx) => {
    await saveBodies(tx, compared.bodies)
    await savePictures(tx, compared.pictures)
    await recordDraft(tx, { id, name: nameFor(baseId), baseId, by, at })
    if (!(await recordEntry(tx, id, { ...entry, at }))) return
    const detail = { base: baseId }
    await recordAudit(tx, { at, actorId: by, action: 'draft.imported', subjectId: id, detail })
  })
  const left = await rebaseDraft(context, by, id, new Map(), { keep: true })
  return { draftId: id, again: false, conflicts: left?.conflicts.length ?? 0 }
}

/** As `importFiles`, of an archive. */
export async function importArchive(
  context: Context,
  by: string,
  archive: Uint8Array,
  nameFor: (revision: number) => string,
): Promise<Imported> {
  const unpacked = unpackFiles(archive)
  return 'findings' in unpacked ? unpacked : importFiles(context, by, unpacked.files, nameFor)
}

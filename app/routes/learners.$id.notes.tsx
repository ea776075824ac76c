import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { BackLink } from '#app/components/back-link.tsx'
import { NewNote, OwnNote } from '#app/components/file/note-form.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { moduleTitle } from '#app/file/file.server.ts'
import { recordLook, requireReader } from '#app/file/reader.server.ts'
import { readForm, sendBack, writtenField } from '#app/form.server.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { findLaidPath } from '#app/path/path.server.ts'
import { modulesToCome, proposedChoices } from '#app/path/proposals.server.ts'
import { audiences, findOwnNote, recordNote, removeNote, saveNoteBody } from '#db/notes.ts'
import { listProposals } from '#db/proposals.ts'

/** A new note, or one of hers to change: `note` in the address. `remove`: she has asked to remove it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reading = await requireReader(request, context, params.id)
  const { reader, learner, as, base } = reading
  const query = new URL(request.url).searchParams
  const asked = query.get('note')
  const [note, path] = await Promise.all([
    asked === null ? null : findOwnNote(context.db, learner.id, reader.id, asked),
    findLaidPath(context, learner),
  ])
  if (asked !== null && !note) throw new Response(null, { status: 404 })
  await recordLook(context, reading, 'file')
  const proposals = note ? await listProposals(context.db, learner.id, { authorId: reader.id }) : []
  return {
    ...{ as, base, name: learner.name, newId: context.newId() },
    note: note && {
      ...{ id: note.id, body: note.body, audience: note.audience },
      accepted: proposals.some(({ noteId, state }) => noteId === note.id && state === 'accepted'),
      removing: query.has('remove'),
    },
    modules: path
      ? modulesToCome(path).map((slug) => ({
          slug,
          title: moduleTitle(path.catalog, slug, reader.language) ?? slug,
        }))
      : [],
  }
}

const bodyField = writtenField('body', 4_000)
const change = z.object({ id: z.uuid(), body: bodyField })
const removal = z.object({ intent: z.literal('remove'), id: z.uuid() })
const schema = z
  .object({
    id: z.uuid(),
    body: bodyField,
    audience: z.enum(audiences, 'audience'),
    module: z.string().max(80, 'module').optional(),
    choice: z.enum(proposedChoices, 'choice').optional(),
    reason: writtenField('reason', 500, 0).optional(),
  })
  .superRefine(({ audience, module, choice, reason }, { addIssue }) => {
    if (!module) {
      if (reason) addIssue({ code: 'custom', path: ['module'], message: 'moduleNone' })
      return
    }
    if (audience === 'private') addIssue({ code: 'custom', path: ['audience'], message: 'proposalPrivate' })
    if (!choice) addIssue({ code: 'custom', path: ['choice'], message: 'choice' })
    if (!reason) addIssue({ code: 'custom', path: ['reason'], message: 'reason' })
  })

/** Keeps a new note, with the change of path that it proposes; changes or removes one of hers. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { reader, learner, as, base } = await requireReader(request, context, params.id)
  const form = await request.formData()
  const whose = { learnerId: learner.id, authorId: reader.id, at: context.now() }
  const removed = removal.safeParse(Object.fromEntries(form))
  if (removed.success) {
    const outcome = await removeNote(context.db, { ...whose, id: removed.data.id })
    if (outcome === 'accepted') return redirect(`${base}/notes?note=${removed.data.id}`, 303)
    if (outcome === 'foreign') throw new Response(null, { status: 404 })
    return redirect(`${base}?saved=removed#notes`, 303)
  }
  if (form.get('intent') === 'change') {
    const read = readForm(form, change)
    if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
    if (!(await saveNoteBody(context.db, { ...whose, ...read.value })))
      throw new Response(null, { status: 404 })
    return redirect(`${base}?saved=edited#notes`, 303)
  }
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  const { id, body, audience, module, choice, reason } = read.value
  if (audience === 'coach' && as === 'coach') return sendBack(form, 'audience', 'audience')
  const path = module ? await findLaidPath(context, learner) : null
  if (module && (!path || !modulesToCome(path).includes(module))) return sendBack(form, 'module', 'module')
  const proposal = module && choice && reason ? { id: context.newId(), module, choice, reason } : undefined
  await recordNote(context.db, { ...whose, id, body, audience, proposal })
  return redirect(`${base}?saved=note#notes`, 303)
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.note.metaTitle, en: en.note.metaTitle })

export default function Note() {
  const { as, base, name, note, modules, newId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const t = useText(fr, en)
  return (
    <HomePage current={`/${as}`}>
      <div className="max-w-[40rem]">
        <BackLink to={base}>{t.acts.back(name)}</BackLink>
        <h1 className="title-1 mt-2">{note ? t.note.titleEdit : t.note.title(name)}</h1>
        <div className="mt-8">
          {note ? (
            <OwnNote note={note} base={base} returned={result?.returned} />
          ) : (
            <NewNote
              key={newId}
              id={newId}
              learner={name}
              coachToo={as === 'mentor'}
              modules={modules}
              returned={result?.returned}
            />
          )}
        </div>
      </div>
    </HomePage>
  )
}

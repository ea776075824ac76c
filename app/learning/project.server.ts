/** Project work as it is sent: read, judged by its content, kept as a draft or as the next version. */
import { z } from 'zod'
import type { RequestContext } from '#app/academy.server.ts'
import { renewPath } from '#app/path/path.server.ts'
import { fileOf, mostKeptBytes } from '#app/learning/upload.server.ts'
import { withLearner } from '#db/learning/state.ts'
import { countFileBytes, listSubmissions, saveSubmission } from '#db/learning/submissions.ts'

/** Characters of a text that she sends. */
const longestText = 40_000

export type ProjectProblem =
  'nothing' | 'text' | 'link' | 'file-empty' | 'file-size' | 'file-kind' | 'file-quota'

/** A form that comes back, with all that she typed. */
export interface ReturnedProject {
  values: { text: string; link: string }
  problems: { field: 'text' | 'link' | 'file' | null; problem: ProjectProblem }[]
}

/** The form of a project, the file apart; messages are keys of the dictionary. */
const schema = z.object({
  id: z.uuid(),
  intent: z.enum(['draft', 'send']),
  text: z.string().max(longestText, 'text'),
  link: z.union(
    [
      z.literal(''),
      z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'link' }).max(500, 'link'),
    ],
    {
      error: 'link',
    },
  ),
  remove: z.literal('1').optional(),
})

const word = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value : undefined
}

/**
 * Keeps what she sent: `sent` as a version, `saved` as a draft, `kept` as a draft because the version that the form was about had
 * been sent from elsewhere with other words. The same form twice is one version. Throws a Response 400 for a forged form.
 */
export async function keepProject(
  context: RequestContext,
  learnerId: string,
  module: string,
  form: FormData,
): Promise<{ outcome: 'sent' | 'saved' | 'kept' } | { returned: ReturnedProject }> {
  const values = {
    text: (word(form, 'text') ?? '').replace(/\r\n?/g, '\n'),
    link: (word(form, 'link') ?? '').trim(),
  }
  const back = (field: ReturnedProject['problems'][number]['field'], problem: ProjectProblem) => ({
    returned: { values, problems: [{ field, problem }] },
  })
  const read = schema.safeParse({
    id: word(form, 'id'),
    intent: word(form, 'intent'),
    remove: word(form, 'remove'),
    ...values,
  })
  if (!read.success) {
    const fields = new Set(read.error.issues.map(({ path }) => path[0]))
    if (fields.has('text')) return back('text', 'text')
    if (fields.has('link')) return back('link', 'link')
    throw new Response(null, { status: 400 })
  }
  const file = await fileOf(form)
  if (file && 'problem' in file) return back('file', file.problem)
  const { id, intent, text, link, remove } = read.data
  const at = context.now()
  return withLearner(context.db, learnerId, at, async (tx) => {
    const versions = await listSubmissions(tx, learnerId, module)
    const before = versions.find((version) => version.id === id && version.state === 'sent')
    const same = before && (before.text ?? '') === text && (before.link ?? '') === link
    if (same) return { outcome: 'sent' as const }
    const draft = versions.find((version) => version.state === 'draft')
    const keepsFile = draft?.fileId != null && !remove
    if (intent === 'send' && text.trim() === '' && link === '' && !file && !keepsFile)
      return back(null, 'nothing')
    if (file && (await countFileBytes(tx, learnerId)) + file.content.length > mostKeptBytes)
      return back('file', 'file-quota')
    const state = intent === 'send' && !before ? 'sent' : 'draft'
    await saveSubmission(tx, {
      learnerId,
      id: before ? context.newId() : id,
      module,
      text: text === '' ? null : text,
      link: link === '' ? null : link,
      file: file ? { ...file, id: context.newId() } : remove ? 'none' : null,
      state,
      at,
    })
    if (state === 'sent') await renewPath({ ...context, db: tx }, learnerId, `project:${module}`)
    return { outcome: state === 'sent' ? ('sent' as const) : before ? ('kept' as const) : ('saved' as const) }
  })
}

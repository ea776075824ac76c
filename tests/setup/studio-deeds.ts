/** What staff do in the studio, one form of each of its pages, in an order in which each can be done. */
import { randomUUID } from 'node:crypto'
import { listComments } from '#db/draft-comments.ts'
import { findDraft, recordDraft } from '#db/drafts.ts'
import { savePins } from '#db/pins.ts'
import type { TestAcademy } from './academy.ts'
import type { Visitor } from './visitor.ts'

type Form = Record<string, string>
/** What somebody of the team does, by a form. */
export interface Deed {
  by: 'staff' | 'admin'
  path: () => string
  form: () => Form | Promise<Form>
  /** The line that it leaves. */
  leaves: string
}

/** What staff do, and the line that it leaves. */
export const byStaff = (path: () => string, leaves: string, form: Deed['form']): Deed => ({
  by: 'staff',
  path,
  form,
  leaves,
})

/** By route and intent (`''` where a form has one meaning); `around` is there once the test has begun. */
export function studioDeeds(
  around: () => { site: TestAcademy; ids: Record<string, string>; visitors: Record<string, Visitor> },
): Record<string, Record<string, Deed>> {
  const academy = () => around().site.academy
  const minutesOf = async (module: string) =>
    (await academy().catalogs.published(academy().db)).catalog.modules.find(({ slug }) => slug === module)
      ?.minutes
  /** A draft of the studio, and what a form on one of its pages sends. */
  const draft = { id: randomUUID(), entry: '', comment: '' }
  const inDraft = (path: string) => () => `${path}?draft=${draft.id}`
  const version = async () => (await findDraft(academy().db, draft.id))?.version ?? 0
  const lastEntry = async () => (await findDraft(academy().db, draft.id))?.entries.at(-1)?.id ?? ''
  const adding = (kind: string, name: string) => ({ intent: 'add', page: randomUUID(), kind, nameFr: name })
  return {
    'routes/staff.drafts': {
      '': byStaff(
        () => '/staff/drafts',
        'draft.made',
        () => ({ id: draft.id, name: 'Essai' }),
      ),
    },
    // The catalogue of these deeds has not the form of files: its line is looked at in exchange.test.ts.
    'routes/staff.drafts.import': {},
    'routes/staff.tracks': {
      '': byStaff(inDraft('/staff/tracks'), 'draft.changed', () => adding('track', 'Autre')),
    },
    'routes/staff.graph': {
      '': byStaff(inDraft('/staff/graph'), 'draft.changed', () => adding('area', 'Autre')),
    },
    'routes/staff.modules': {
      '': byStaff(inDraft('/staff/modules'), 'draft.changed', () => adding('module', 'Autre')),
    },
    'routes/staff.tracks.$slug': {
      '': byStaff(inDraft('/staff/tracks/autre'), 'draft.commented', () => ({
        intent: 'comment',
        text: 'Oui',
      })),
    },
    'routes/staff.modules.$slug': {
      '': byStaff(inDraft('/staff/modules/autre'), 'draft.settled', async () => {
        const [comment] = await listComments(academy().db, draft.id)
        return { intent: 'settle', comment: comment?.id ?? '' }
      }),
    },
    'routes/staff.graph.$slug': {
      '': byStaff(inDraft('/staff/graph/html'), 'draft.undone', async () => ({
        intent: 'undo',
        entry: await lastEntry(),
      })),
    },
    'routes/staff.items.$id': {
      '': byStaff(inDraft('/staff/items/html-1-1'), 'draft.redone', async () => ({
        intent: 'redo',
        entry: await lastEntry(),
      })),
    },
    'routes/staff.drafts.$id': {
      undo: byStaff(
        () => `/staff/drafts/${draft.id}`,
        'draft.undone',
        async () => ({ entry: await lastEntry() }),
      ),
      redo: byStaff(
        () => `/staff/drafts/${draft.id}`,
        'draft.redone',
        async () => ({ entry: await lastEntry() }),
      ),
      rename: byStaff(
        () => `/staff/drafts/${draft.id}`,
        'draft.renamed',
        () => ({ name: 'Autre' }),
      ),
      drop: byStaff(
        () => `/staff/drafts/${draft.id}`,
        'draft.dropped',
        () => ({}),
      ),
      resume: byStaff(
        () => `/staff/drafts/${draft.id}`,
        'draft.resumed',
        () => ({}),
      ),
    },
    'routes/staff.drafts.$id.publish': {
      preview: byStaff(
        () => `/staff/drafts/${draft.id}/publish`,
        'draft.previewed',
        async () => ({ version: String(await version()), again: '0' }),
      ),
      publish: byStaff(
        () => `/staff/drafts/${draft.id}/publish`,
        'catalog.published',
        async () => {
          // A draft of one word that holds together.
          draft.id = randomUUID()
          await around().visitors.staff?.post('/staff/drafts', { id: draft.id, name: 'Un mot' })
          await around().visitors.staff?.post(`/staff/modules/html-1?draft=${draft.id}`, {
            ...{ intent: 'save', kind: 'module', slug: 'html-1', 'f.minutes': '26' },
            was: JSON.stringify({ minutes: String(await minutesOf('html-1')) }),
          })
          return { version: String(await version()), note: 'Un mot' }
        },
      ),
    },
    'routes/staff.revisions.$id': {
      return: byStaff(
        () => '/staff/revisions/1',
        'draft.made',
        () => ({ id: (draft.id = randomUUID()) }),
      ),
      release: byStaff(
        () => '/staff/revisions/1',
        'catalog.released',
        async () => {
          await academy().db.transaction((tx) => savePins(tx, 1, academy().now()))
          return {}
        },
      ),
    },
    'routes/staff.drafts.$id.rebase': {
      '': byStaff(
        () => `/staff/drafts/${draft.id}/rebase`,
        'draft.rebased',
        async () => {
          const old = {
            id: (draft.id = randomUUID()),
            name: 'Ancien',
            baseId: 1,
            by: around().ids.staff ?? '',
          }
          await recordDraft(academy().db, { ...old, at: academy().now() })
          return {}
        },
      ),
    },
    // A picture is seen by nobody else until a revision that shows it is published, which is in the log.
    'routes/staff.pictures': {},
    // How a text will look: nothing of it is kept.
    'routes/staff.preview': {},
  }
}

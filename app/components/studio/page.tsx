import { Form, Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { BackLink } from '#app/components/back-link.tsx'
import { Button, WordLink } from '#app/components/button.tsx'
import { Select } from '#app/components/field.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { Notice } from '#app/components/notice.tsx'
import { StudioForm, StudioForms, useDraftLink } from '#app/components/studio/form.tsx'
import { Refused } from '#app/components/studio/refused.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import type { StudioReply } from '#app/studio/act.server.ts'
import type { StudioBarView } from '#app/studio/view.server.ts'

const places = ['tracks', 'graph', 'modules', 'drafts', 'revisions'] as const

/** A page of the studio: where one is, in which draft, and what was just done. */
export function StudioPage({
  place,
  bar,
  reply,
  names = {},
  back,
  children,
}: {
  place: (typeof places)[number]
  bar: StudioBarView
  reply?: StudioReply | undefined
  /** Of nodes, for what is refused. */
  names?: Record<string, string>
  /** The page that this one belongs to. */
  back?: { to: string; label: string }
  children: ReactNode
}) {
  const t = useText(fr, en)
  const link = useDraftLink()
  const [query] = useSearchParams()
  const told = query.get('told')
  return (
    <HomePage current="/staff">
      <StudioForms value={bar.draft ? bar.page : null}>
        <BackLink to={back ? link(back.to) : '/staff'}>{back?.label ?? t.back}</BackLink>
        <nav aria-label={t.places.label} className="mt-1">
          <ul className="-mx-2 flex flex-wrap">
            {places.map((one) => (
              <li key={one}>
                <Link
                  to={link(`/staff/${one}`)}
                  aria-current={one === place ? 'page' : undefined}
                  className="inline-flex min-h-12 items-center border-b-[3px] border-transparent px-2 text-ink-2 hover:text-ink aria-[current]:border-thread aria-[current]:font-bold aria-[current]:text-ink"
                >
                  {t.places[one]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {place === 'drafts' || place === 'revisions' ? null : <Bar bar={bar} />}
        <div className="mt-6 grid gap-4 empty:hidden">
          {told && told in t.told && !reply ? (
            <Notice tone="leaf" live="polite" title={t.told[told as keyof typeof t.told]} />
          ) : null}
          <Refused reply={reply} names={names} />
        </div>
        {children}
      </StudioForms>
    </HomePage>
  )
}

function Bar({ bar }: { bar: StudioBarView }) {
  const t = useText(fr, en).bar
  const [query] = useSearchParams()
  const view = query.get('view')
  const { draft, drafts, published } = bar
  if (!draft)
    return (
      <div className="mt-4 rounded-area bg-paper-2 px-5 py-4">
        <p>{t.published(published)}</p>
        <p>
          <WordLink to="/staff/drafts" className="inline-flex min-h-11 items-center">
            {t.toChange}
          </WordLink>
        </p>
        {drafts.length === 0 ? null : (
          <Form method="get" className="mt-2 flex flex-wrap items-end gap-3">
            {view === null ? null : <input type="hidden" name="view" value={view} />}
            <div className="w-full sm:w-80">
              <Select
                label={t.choose}
                name="draft"
                options={[
                  { value: '', label: t.none },
                  ...drafts.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </div>
            <Button look="outline">{t.open}</Button>
          </Form>
        )}
      </div>
    )
  return (
    <div className="mt-4 rounded-area bg-thread-soft px-5 py-3">
      <div className="flex flex-wrap items-center gap-x-6">
        <p className="min-w-0 flex-1 basis-60 font-bold wrap-break-word">
          {t.draft(draft.name)} <span className="font-normal text-ink-2">{t.changes(draft.changes)}</span>
        </p>
        <WordLink to={`/staff/drafts/${draft.id}`} className="inline-flex min-h-11 items-center">
          {t.review}
        </WordLink>
        <WordLink
          to={view === null ? '?' : `?${new URLSearchParams({ view })}`}
          className="inline-flex min-h-11 items-center"
        >
          {t.leave}
        </WordLink>
      </div>
      {draft.undo !== null || draft.redo !== null ? (
        <div className="flex flex-wrap gap-x-6">
          {draft.undo === null ? null : (
            <StudioForm intent="undo" values={{ entry: draft.undo }}>
              <Button look="word">{t.undo}</Button>
            </StudioForm>
          )}
          {draft.redo === null ? null : (
            <StudioForm intent="redo" values={{ entry: draft.redo }}>
              <Button look="word">{t.redo}</Button>
            </StudioForm>
          )}
        </div>
      ) : null}
      {draft.behind ? (
        <p>
          {t.behind}{' '}
          <WordLink
            to={`/staff/drafts/${draft.id}/rebase`}
            className="inline-flex min-h-11 items-center font-semibold"
          >
            {t.rebase}
          </WordLink>
        </p>
      ) : null}
    </div>
  )
}

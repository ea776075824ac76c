import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { Tag } from '#app/components/tag.tsx'
import type { LearnerFile } from '#app/file/file.server.ts'
import { dayText, proseOf } from '#app/locales/format.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { path as pathEn } from '#app/locales/en/path.ts'
import { path as pathFr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

type FileNote = LearnerFile['notes'][number]

/** Notes on a learner: who wrote each, who reads it, what it proposes and what she answered. */
export function Notes({ notes, base }: { notes: FileNote[]; base: string }) {
  const t = useText(fr, en).notes
  if (notes.length === 0) return <p className="measure text-ink-2">{t.none}</p>
  return (
    <ol className="divide-y divide-line border-y border-line">
      {notes.map((note) => (
        <li key={note.id} className="py-5">
          <Note note={note} base={base} />
        </li>
      ))}
    </ol>
  )
}

function Note({ note, base }: { note: FileNote; base: string }) {
  const t = useText(fr, en).notes
  const language = useLanguage()
  const day = dayText(note.day, language, 'long')
  return (
    <article>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        <p>
          {day} · {note.own ? t.author.you : (note.author ?? t.author.gone)}
          {note.edited ? `, ${t.edited(dayText(note.edited, language, 'dayMonth'))}` : ''}
        </p>
        <Tag tone={note.audience === 'private' ? 'plain' : 'sky'}>
          {t.audience[note.own ? note.audience : 'other']}
        </Tag>
      </div>
      <p className="measure mt-2 whitespace-pre-line wrap-anywhere">{proseOf(note.body)}</p>
      {note.proposal ? <OwnProposal proposal={note.proposal} /> : null}
      {note.own ? (
        <WordLink
          to={`${base}/notes?note=${note.id}`}
          aria-label={t.editLabel(day)}
          className="inline-flex min-h-12 items-center font-semibold"
        >
          {t.edit}
        </WordLink>
      ) : null}
    </article>
  )
}

function OwnProposal({ proposal }: { proposal: NonNullable<FileNote['proposal']> }) {
  const t = useText(fr, en).notes
  const { gone } = useText(pathFr, pathEn).change
  const language = useLanguage()
  const { id, choice, title, reason, state, answered } = proposal
  const on = answered ? dayText(answered, language, 'dayMonth') : ''
  return (
    <div className="mt-3 border-s-4 border-thread ps-4">
      <p className="font-semibold">{t.proposals[choice](title ?? gone)}</p>
      <p className="wrap-anywhere text-ink-2">{proseOf(reason)}</p>
      <p className="mt-1">{state === 'open' ? t.states.open : t.states[state](on)}</p>
      {state === 'open' || state === 'discussed' ? (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <Button look="word" name="intent" value="withdraw">
            {t.withdraw}
          </Button>
        </Form>
      ) : null}
    </div>
  )
}

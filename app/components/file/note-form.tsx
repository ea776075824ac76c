import { Form } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { Select, TextArea } from '#app/components/field.tsx'
import { useFileForm } from '#app/components/file/returned.tsx'
import type { Returned } from '#app/form.server.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useText } from '#app/locales/language.tsx'
import type { Audience } from '#db/notes.ts'

/** A new note: what, for whom, and the change of path that it may propose. */
export function NewNote({
  id,
  learner,
  coachToo,
  modules,
  returned,
}: {
  id: string
  learner: string
  /** Her coach is somebody else. */
  coachToo: boolean
  modules: { slug: string; title: string }[]
  returned?: Returned
}) {
  const t = useText(fr, en).note
  const form = useFileForm(returned)
  const audience = (value: Audience, label: string, note: string) => ({ value, label, note })
  return (
    <Form method="post" className="grid gap-8" noValidate>
      {form.summary}
      <input type="hidden" name="id" value={form.value('id') ?? id} />
      <NoteBody form={form} />
      <RadioCards
        legend={t.audience}
        name="audience"
        chosen={form.value('audience') ?? 'private'}
        choices={[
          audience(
            'private',
            t.audiences.private,
            coachToo ? t.audiences.privateNote : t.audiences.privateNoteCoach,
          ),
          audience('learner', t.audiences.learner(learner), t.audiences.learnerNote),
          ...(coachToo ? [audience('coach', t.audiences.coach(learner), t.audiences.coachNote)] : []),
        ]}
        error={form.error('audience')}
      />
      {modules.length > 0 ? (
        <section aria-labelledby="proposal" className="grid gap-6 border-t border-line pt-6">
          <div>
            <h2 id="proposal" className="title-2">
              {t.proposal}
            </h2>
            <p className="mt-1 text-ink-2">{t.proposalHelp}</p>
          </div>
          <Select
            label={t.module}
            name="module"
            optional
            defaultValue={form.value('module') ?? ''}
            options={[
              { value: '', label: t.noModule },
              ...modules.map(({ slug, title }) => ({ value: slug, label: title })),
            ]}
            error={form.error('module')}
          />
          <RadioCards
            legend={t.choice}
            name="choice"
            required={false}
            chosen={form.value('choice')}
            choices={(['first', 'later', 'skip'] as const).map((value) => ({
              value,
              label: t.choices[value],
            }))}
            error={form.error('choice')}
          />
          <TextArea
            label={t.reason}
            name="reason"
            help={t.reasonHelp}
            className="min-h-24"
            optional
            maxLength={500}
            defaultValue={form.value('reason')}
            error={form.error('reason')}
          />
        </section>
      ) : null}
      <div>
        <Button wide>{t.save}</Button>
      </div>
    </Form>
  )
}

/** What a note says. */
function NoteBody({ form, kept }: { form: ReturnType<typeof useFileForm>; kept?: string }) {
  const t = useText(fr, en).note
  return (
    <TextArea
      label={t.body}
      name="body"
      help={t.bodyHelp}
      maxLength={4000}
      className="min-h-40"
      defaultValue={form.value('body') ?? kept}
      error={form.error('body')}
    />
  )
}

/** A note of hers: another text, or away with it. */
export function OwnNote({
  note,
  base,
  returned,
}: {
  note: { id: string; body: string; audience: Audience; accepted: boolean; removing: boolean }
  base: string
  returned?: Returned
}) {
  const t = useText(fr, en).note
  const form = useFileForm(returned)
  const { id, body, audience, accepted, removing } = note
  return (
    <>
      <Form method="post" className="grid gap-6" noValidate>
        {form.summary}
        <input type="hidden" name="id" value={id} />
        <p className="text-ink-2">
          {t.fixed[audience]} {t.fixedNote}
        </p>
        <NoteBody form={form} kept={body} />
        <div>
          <Button wide name="intent" value="change">
            {t.saveEdit}
          </Button>
        </div>
      </Form>
      <div className="mt-10 border-t border-line pt-5">
        {accepted ? (
          <p className="measure text-ink-2">{t.accepted}</p>
        ) : removing ? (
          <section aria-labelledby="remove" className="rounded-area bg-clay-soft px-5 py-4">
            <h2 id="remove" className="title-3">
              {t.removeTitle}
            </h2>
            <p className="measure mt-1">{t.removeText}</p>
            <Form method="post" className="mt-3 flex flex-wrap gap-x-7 gap-y-2">
              <input type="hidden" name="id" value={id} />
              <Button look="outline" name="intent" value="remove">
                {t.removeYes}
              </Button>
              <ButtonLink look="word" to={`${base}/notes?note=${id}`}>
                {t.removeNo}
              </ButtonLink>
            </Form>
          </section>
        ) : (
          <ButtonLink look="word" to={`${base}/notes?note=${id}&remove=1`}>
            {t.remove}
          </ButtonLink>
        )}
      </div>
    </>
  )
}

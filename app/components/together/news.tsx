import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { StepLines } from '#app/components/file/step-lines.tsx'
import { Notice } from '#app/components/notice.tsx'
import { news as en } from '#app/locales/en/news.ts'
import { news as fr } from '#app/locales/fr/news.ts'
import { useText } from '#app/locales/language.tsx'
import type { TogetherNews } from '#app/path/together.server.ts'

/** A proposal that waits for her word, or a note newly shared with her, said on her week. */
export function TogetherNotice({ news: { proposals, author, note } }: { news: TogetherNews }) {
  const t = useText(fr, en).together
  if (proposals === 0)
    return note ? (
      <p className="mt-6">
        <WordLink to="/path/proposals#notes" className="inline-flex min-h-12 items-center font-semibold">
          {note.author ? t.note(note.author) : t.noteGone}
        </WordLink>
      </p>
    ) : null
  return (
    <div className="mt-6 max-w-[40rem]">
      <Notice tone="sky" title={author ? t.title(author) : t.titleGone}>
        <ButtonLink look="word" to="/path/proposals" className="text-ink">
          {t.act}
        </ButtonLink>
      </Notice>
    </div>
  )
}

/** The steps she agreed to do, in short, and the way to all that is decided with her. */
export function TogetherAside({ news: { steps, discussed } }: { news: TogetherNews }) {
  const t = useText(fr, en).aside
  return (
    <section aria-labelledby="together" className="mt-10">
      <h2 id="together" className="title-3 mb-2">
        {steps.length > 0 ? t.promised : t.heading}
      </h2>
      {steps.length > 0 ? <StepLines steps={steps} /> : null}
      {discussed > 0 ? <p className="mt-2">{t.discussed(discussed)}</p> : null}
      <WordLink to="/path/proposals" className="inline-flex min-h-12 items-center font-semibold">
        {t.see}
      </WordLink>
    </section>
  )
}

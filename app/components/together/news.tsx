import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { StepLines } from '#app/components/file/steps.tsx'
import { Notice } from '#app/components/notice.tsx'
import { together as en } from '#app/locales/en/together.ts'
import { together as fr } from '#app/locales/fr/together.ts'
import { useText } from '#app/locales/language.tsx'
import type { TogetherNews } from '#app/path/together.server.ts'

/** A proposal that waits for her word, said on her week. */
export function ProposalNotice({ news: { proposals, author } }: { news: TogetherNews }) {
  const t = useText(fr, en).notice
  if (proposals === 0) return null
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

/** The steps she agreed to do, in short. */
export function OwnSteps({ news: { steps } }: { news: TogetherNews }) {
  const t = useText(fr, en).promises
  if (steps.length === 0) return null
  return (
    <section aria-labelledby="promises" className="mt-10">
      <h2 id="promises" className="title-3 mb-2">
        {t.title}
      </h2>
      <StepLines steps={steps} />
      <WordLink to="/path/proposals#steps" className="inline-flex min-h-12 items-center font-semibold">
        {t.see}
      </WordLink>
    </section>
  )
}

import { ButtonLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { news as en } from '#app/locales/en/news.ts'
import { news as fr } from '#app/locales/fr/news.ts'
import { useText } from '#app/locales/language.tsx'

/** Feedback that she has not read, said on her week. */
export function FeedbackNotice({ news }: { news: { author: string | null; module: string } | null }) {
  const t = useText(fr, en).feedback
  if (!news) return null
  return (
    <div className="mt-6 max-w-[40rem]">
      <Notice tone="sky" title={news.author ? t.title(news.author) : t.titleGone}>
        <ButtonLink look="word" to={`/modules/${news.module}/project`} className="text-ink">
          {t.act}
        </ButtonLink>
      </Notice>
    </div>
  )
}

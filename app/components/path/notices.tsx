import { ButtonLink } from '#app/components/button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { ChangeNotice, changeText, type Undo } from '#app/components/path/change.tsx'
import { path as en } from '#app/locales/en/path.ts'
import { path as fr } from '#app/locales/fr/path.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ChangeWords } from '#app/path/change.server.ts'

export interface PathNews {
  /** The version that her last act made; how she can take her choice back, or the page with the hours she had. */
  changed: { change: ChangeWords; undo: Undo | null; hoursBefore: string | null } | null
  /** Her last act came from a page that was out of date. */
  stale: boolean
  /** She came back today after an absence; `questions` of a restart, 0 for none. */
  back: { change: ChangeWords; questions: number } | null
  /** What would make the path fit better; one at a time. */
  offer: 'welcome' | 'diagnosis' | 'diagnosisGoOn' | null
}

const offers = {
  welcome: { to: '/welcome', act: 'welcomeAct' },
  diagnosis: { to: '/diagnosis', act: 'diagnosisAct' },
  diagnosisGoOn: { to: '/diagnosis', act: 'diagnosisGoOnAct' },
} as const

/** What she is told before her steps, one thing after another and calmly. */
export function PathNotices({ news, next }: { news: PathNews; next: string | null }) {
  const t = useText(fr, en)
  const language = useLanguage()
  const { changed, stale, back, offer } = news
  return (
    <div className="mt-6 grid max-w-[40rem] gap-4 empty:hidden">
      {stale ? (
        <Notice live="polite" title={t.stale.title}>
          {t.stale.text}
        </Notice>
      ) : null}
      {changed ? <ChangeNotice {...changed} next={next} /> : null}
      {back ? (
        <Notice tone="thread" title={t.back.title}>
          <p>
            {[
              t.back.text,
              ...(back.change.same ? [t.back.same] : []),
              ...changeText(back.change, t.change, language).filter(
                (sentence) => sentence !== t.change.nothing,
              ),
            ].join(' ')}
          </p>
          {back.questions > 0 ? (
            <>
              <ButtonLink look="word" to="/path/restart" className="mt-1 text-ink">
                {t.back.restart(back.questions)}
              </ButtonLink>
              <p className="text-sm">{t.back.restartNote}</p>
            </>
          ) : null}
        </Notice>
      ) : null}
      {offer ? (
        <div className="flex flex-wrap items-center justify-between gap-x-6 border-y border-line py-2">
          <p className="measure py-1 text-ink-2">{t.offers[offer]}</p>
          <ButtonLink look="word" to={offers[offer].to}>
            {t.offers[offers[offer].act]}
          </ButtonLink>
        </div>
      ) : null}
    </div>
  )
}

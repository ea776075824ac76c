import type { ReactNode } from 'react'
import { OutsideLink } from '#app/components/button.tsx'
import { Icon } from '#app/components/icon.tsx'
import { credentials as credentialsEn } from '#app/locales/en/credentials.ts'
import { portfolio as en } from '#app/locales/en/portfolio.ts'
import { dayText, labelText } from '#app/locales/format.ts'
import { credentials as credentialsFr } from '#app/locales/fr/credentials.ts'
import { portfolio as fr } from '#app/locales/fr/portfolio.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { Language } from '#engine/catalog.ts'
import { isEmptyPortfolio, type Portfolio, type ProjectPiece } from '#engine/portfolio.ts'

/** A portfolio as others read it. `level`: of its title, 1 where it is the page. */
export function PortfolioView({
  portfolio,
  written,
  level = 1,
}: {
  portfolio: Portfolio
  /** The language of her own words. */
  written: Language
  level?: 1 | 3
}) {
  const { view: t } = useText(fr, en)
  const { page } = useText(credentialsFr, credentialsEn)
  const language = useLanguage()
  const say = useSay()
  const day = (date: string) => dayText(date, language, 'long')
  const { name, about, track, award, project, node } = portfolio
  const [Top, Part] = level === 1 ? (['h1', 'h2'] as const) : (['h3', 'h4'] as const)
  const Piece = level === 1 ? ('h3' as const) : ('h5' as const)
  const list = { Part, Piece }
  const words = (text: string) => (text ? <Words text={text} written={written} by={t.words(name)} /> : null)
  return (
    <article className="max-w-[46rem]">
      <header>
        <Top className="title-1 wrap-anywhere">{name}</Top>
        {track ? <p className="mt-2 text-lg text-ink-2">{labelText(t.track, say(track), language)}</p> : null}
        {about ? (
          <p lang={written} className="measure mt-5 text-lg whitespace-pre-line wrap-anywhere">
            {about}
          </p>
        ) : null}
      </header>
      {isEmptyPortfolio(portfolio) ? <p className="mt-6 text-ink-2">{t.empty}</p> : null}
      <Pieces
        {...list}
        title={t.sections.award}
        pieces={award.map(({ key, name: title, ability, on, isPublic }) => ({
          ...{ key, title: say(title) },
          content: (
            <>
              <p className="mt-1">{say(ability)}</p>
              <p className="mt-1 text-sm text-ink-2">{t.issued(day(on))}</p>
              {isPublic ? (
                <p className="flex min-h-12 items-center">
                  <OutsideLink href={`/credentials/${key}`} label={t.verifyLabel(say(title))}>
                    {t.verify}
                  </OutsideLink>
                </p>
              ) : null}
            </>
          ),
        }))}
      />
      <Pieces
        {...list}
        title={t.sections.project}
        pieces={project.map((piece) => ({
          ...{ key: piece.key, title: say(piece.name) },
          content: (
            <>
              <p className="mt-1 text-ink-2">{piece.done ? t.done(day(piece.on)) : t.read(day(piece.on))}</p>
              {words(piece.words)}
              <Criteria criteria={piece.criteria} />
            </>
          ),
        }))}
      />
      <Pieces
        {...list}
        title={t.sections.node}
        pieces={node.map(({ key, name: title, ability, by, seen, on }) => ({
          ...{ key, title: say(title) },
          content: (
            <>
              <p className="mt-1">{say(ability)}</p>
              <p className="mt-1 text-sm text-ink-2">
                {t.confirmed(page.roles(by), page.seen(seen), day(on))}
              </p>
            </>
          ),
        }))}
      />
      <p className="measure mt-10 border-t border-line pt-4 text-sm text-ink-2">{t.about(name)}</p>
    </article>
  )
}

function Pieces({
  title,
  pieces,
  Part,
  Piece,
}: {
  title: string
  pieces: { key: string; title: string; content: ReactNode }[]
  Part: 'h2' | 'h4'
  Piece: 'h3' | 'h5'
}) {
  if (pieces.length === 0) return null
  return (
    <section className="mt-10">
      <Part className="title-2">{title}</Part>
      <ul className="mt-3 border-t border-line">
        {pieces.map(({ key, title: name, content }) => (
          <li key={key} className="break-inside-avoid border-b border-line py-4 last:border-b-0">
            <Piece className="text-lg font-bold wrap-anywhere">{name}</Piece>
            {content}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What she says herself, apart from what others confirmed. */
function Words({ text, written, by }: { text: string; written: Language; by: string }) {
  return (
    <figure className="mt-3 border-s-4 border-thread ps-4">
      <blockquote lang={written} className="measure whitespace-pre-line wrap-anywhere">
        {text}
      </blockquote>
      <figcaption className="mt-1 text-sm text-ink-2">{by}</figcaption>
    </figure>
  )
}

function Criteria({ criteria }: Pick<ProjectPiece, 'criteria'>) {
  const { view: t } = useText(fr, en)
  const say = useSay()
  return (
    <>
      <p className="mt-3 text-sm font-bold">{t.criteria}</p>
      <ul className="mt-1 grid gap-1.5">
        {criteria.map(({ text, level }) => (
          <li key={text.fr} className="flex gap-2.5">
            {level === 'reached' ? (
              <Icon name="check" className="mt-1 size-4 text-leaf" />
            ) : (
              <span
                aria-hidden="true"
                className="mt-2.5 ms-1 size-2 flex-none rounded-full border-2 border-ink-3 me-1"
              />
            )}
            <span className="min-w-0 wrap-anywhere">
              {say(text)} <span className="text-ink-2">({t.levels[level]})</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

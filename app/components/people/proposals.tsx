import { Form } from '@remix-run/react'
import { Button, ButtonLink, WordLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { FactList, useSpoken } from '#app/components/people/facts.tsx'
import { people as en } from '#app/locales/en/people.ts'
import { momentText } from '#app/locales/format.ts'
import { people as fr } from '#app/locales/fr/people.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import type { ShownProposal } from '#app/people/view.server.ts'
import type { Lack, SpokenLanguage } from '#app/people/words.ts'

/** Those who could be her mentor, each with why, and the way to ask her. */
export function Proposals({
  proposals,
  answerBy,
  timeZone,
}: {
  proposals: Omit<ShownProposal, 'points'>[]
  answerBy: string
  timeZone: string
}) {
  const t = useText(fr, en).proposals
  const language = useLanguage()
  return (
    <>
      <h1 className="title-1 max-w-[20ch]">{t.heading(proposals.length)}</h1>
      <p className="measure mt-3 text-lg text-ink-2">{t.lead(momentText(answerBy, language, timeZone))}</p>
      <ul className="mt-8 border-b border-line">
        {proposals.map((proposal) => (
          <li key={proposal.id} className="grid gap-x-12 gap-y-4 border-t border-line py-7 md:grid-cols-2">
            <Portrait {...proposal} />
            <div>
              <h3 className="mb-2 font-bold">{t.why(proposal.name)}</h3>
              <FactList facts={proposal.facts} />
              <ButtonLink look="outline" to={`/people/ask/${proposal.id}`} className="mt-5">
                {t.ask(proposal.name)}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
      <Form method="post" action="/people" className="mt-3">
        {proposals.map(({ id }) => (
          <input key={id} type="hidden" name="mentor" value={id} />
        ))}
        <Button look="word" name="intent" value="decline">
          {proposals.length === 3 ? t.decline : t.declineFew(proposals.length)}
        </Button>
      </Form>
    </>
  )
}

/** A mentor in her own words, for whoever may ask her. */
export function Portrait({
  name,
  years,
  about,
  languages,
}: Pick<ShownProposal, 'name' | 'years' | 'about' | 'languages'>) {
  const { proposals: t, mentor } = useText(fr, en)
  const { speaks } = useSpoken()
  return (
    <div>
      <h2 className="title-2">{name}</h2>
      <p className="mt-1 text-ink-2">
        {t.years(years)}. {mentor.speaks(speaks(languages))}
      </p>
      {about ? <p className="measure mt-3 wrap-anywhere whitespace-pre-line">{about}</p> : null}
    </div>
  )
}

/** Nobody can be proposed: why, and what she may do. */
export function Nobody({
  lack,
  languages,
  setAside,
}: {
  lack: Lack
  languages: SpokenLanguage[]
  /** She set somebody aside herself, whom she may see again. */
  setAside: boolean
}) {
  const t = useText(fr, en).none
  const { spoken } = useSpoken()
  const why = lack === 'language' ? t.language(spoken(languages)) : t[lack]
  return (
    <>
      <h1 className="title-1 max-w-[20ch]">{t.heading}</h1>
      <EmptyState title={why}>
        {lack === 'track' ? null : <p>{t.known}</p>}
        <div className="mt-2 flex flex-wrap gap-x-7">
          {lack === 'track' ? (
            <WordLink to="/welcome?step=track" className="inline-flex min-h-12 items-center font-semibold">
              {t.trackLink}
            </WordLink>
          ) : (
            <WordLink to="/people/wish" className="inline-flex min-h-12 items-center font-semibold">
              {t.widen}
            </WordLink>
          )}
          {setAside ? (
            <Form method="post" action="/people">
              <Button look="word" name="intent" value="again">
                {t.again}
              </Button>
            </Form>
          ) : null}
        </div>
      </EmptyState>
    </>
  )
}

/** She whom a learner chose is no longer free, nor is anybody else: what she wrote, so that she may keep it. */
export function NobodyLeft({ words }: { words: string | undefined }) {
  const { ask: t, asked } = useText(fr, en)
  return (
    <>
      <h1 className="title-1 mt-2 max-w-[20ch]">{t.gone}</h1>
      <EmptyState title={t.goneNobody}>
        {words ? (
          <>
            <p className="font-bold">{asked.words}</p>
            <p className="mt-1 border-s-[3px] border-thread ps-4 wrap-anywhere whitespace-pre-line">
              {words}
            </p>
          </>
        ) : null}
      </EmptyState>
    </>
  )
}

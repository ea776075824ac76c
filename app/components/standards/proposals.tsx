import { Form } from '@remix-run/react'
import { Button, WordLink } from '#app/components/button.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { entryAddress, Section, shortCode } from '#app/components/standards/entry-list.tsx'
import type { Returned } from '#app/form.server.ts'
import { standards as en } from '#app/locales/en/standards.ts'
import { numberText } from '#app/locales/format.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { ShownProposal } from '#app/standards/proposals.server.ts'
import type { Text } from '#engine/catalog.ts'
import { standardSources, type StandardSource } from '#engine/standard.ts'

interface ProposalsProps {
  competency: { slug: string; levels: Text[] }
  open: { source: StandardSource; version: string | null; words: string; proposals: ShownProposal[] }
  returned?: Returned
}

/** What a source proposes for a competency, or what is found in it by other words; each to be aligned with a level or set aside. */
export function Proposals({ competency, open, returned }: ProposalsProps) {
  const { one: t, sources, longSources } = useText(fr, en)
  const { source, version, words, proposals } = open
  return (
    <Section
      id="proposals"
      title={version === null ? sources[source] : t.proposals(sources[source], version)}
    >
      <Form
        method="get"
        className="mt-1 grid items-end gap-4 sm:grid-cols-[1fr_16rem]"
        key={`${source} ${words}`}
      >
        <TextField label={t.look} name="q" type="search" maxLength={120} defaultValue={words} optional />
        <Select
          label={t.choose}
          name="source"
          defaultValue={source}
          options={standardSources.map((value) => ({ value, label: longSources[value] }))}
        />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button look="outline">{t.lookAct}</Button>
          {words === '' ? null : <WordLink to={`?source=${source}`}>{t.all}</WordLink>}
        </div>
      </Form>
      <p className="measure mt-6 text-ink-2">
        {version === null
          ? t.absent
          : proposals.length === 0
            ? words === ''
              ? t.none
              : t.noneFound
            : words === ''
              ? t.proposalsText
              : null}
      </p>
      <ol className="mt-4 border-b border-line empty:hidden">
        {proposals.map((proposal) => (
          <li key={proposal.code} className="border-t border-line py-5">
            <Proposal
              {...proposal}
              {...{ competency, source, version: version ?? '' }}
              returned={returned?.values.code === proposal.code ? returned : undefined}
            />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Proposal({
  competency,
  source,
  version,
  code,
  kind,
  label,
  score,
  level,
  returned,
}: ShownProposal & {
  competency: ProposalsProps['competency']
  source: StandardSource
  version: string
  returned?: Returned
}) {
  const { one: t, kinds } = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const facts = [kinds[kind], shortCode(code)]
  if (score !== null) facts.push(t.score(numberText(score, language, 1)))
  return (
    <Form method="post" action={`/staff/alignments/${competency.slug}`} className="grid gap-4">
      <div>
        <h3 className="font-bold" lang={language === 'fr' ? undefined : 'fr'}>
          <WordLink
            to={entryAddress({ source, version, code })}
            className="inline-flex min-h-11 items-center"
          >
            {label}
          </WordLink>
        </h3>
        <p className="text-sm text-ink-2">{facts.join(', ')}</p>
      </div>
      <input type="hidden" name="source" value={source} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="label" value={label} />
      {score === null ? null : <input type="hidden" name="score" value={Math.min(1000, score).toFixed(2)} />}
      {competency.levels.length === 1 ? (
        <input type="hidden" name="node" value={`${competency.slug}@1`} />
      ) : (
        <fieldset>
          <legend className="sr-only">{t.level}</legend>
          <div className="grid gap-1">
            {competency.levels.map((canDo, i) => (
              <label key={canDo.fr} className="flex min-h-11 items-center gap-3">
                <input
                  type="radio"
                  name="node"
                  value={`${competency.slug}@${i + 1}`}
                  defaultChecked={
                    (returned?.values.node ?? `${competency.slug}@${level}`) === `${competency.slug}@${i + 1}`
                  }
                  className="size-5 flex-none accent-ink"
                />
                <span>{t.levelText(i + 1, say(canDo))}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Disclosure summary={t.note} open={returned !== undefined}>
        <input
          type="text"
          name="note"
          maxLength={500}
          defaultValue={returned?.values.note}
          aria-label={`${t.note}. ${t.noteHelp}`}
          placeholder={t.noteHelp}
          className="block min-h-13 w-full rounded-field border-[1.5px] border-edge bg-card px-4 py-3 text-ink placeholder:text-ink-3 hover:border-ink-2 focus-visible:border-ink"
        />
      </Disclosure>
      <div className="flex flex-wrap items-center gap-x-7 gap-y-2">
        <Button look="outline" name="intent" value="confirm">
          {t.confirm}
        </Button>
        <Button look="word" name="intent" value="refuse">
          {t.refuse}
        </Button>
      </div>
    </Form>
  )
}

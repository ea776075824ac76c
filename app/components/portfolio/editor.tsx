import { Form } from '@remix-run/react'
import { useState, type FormEvent } from 'react'
import { Button, WordLink } from '#app/components/button.tsx'
import { Fieldset, TextArea, TextField } from '#app/components/field.tsx'
import { PieceRow } from '#app/components/portfolio/piece.tsx'
import { PortfolioView } from '#app/components/portfolio/view.tsx'
import { useHydrated } from '#app/components/hydrated.ts'
import { portfolio as en } from '#app/locales/en/portfolio.ts'
import { numberText } from '#app/locales/format.ts'
import { portfolio as fr } from '#app/locales/fr/portfolio.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import { longestAbout, pieceName, readChoicesForm } from '#app/portfolio/form.ts'
import type { Language } from '#engine/catalog.ts'
import {
  composePortfolio,
  pieceKinds,
  type PortfolioChoices,
  type PortfolioMaterial,
} from '#engine/portfolio.ts'

/** What she may show, each with its own tick, and beside it what others will see of it. */
export function PortfolioEditor({
  material,
  choices,
  written,
  problems,
}: {
  material: PortfolioMaterial
  choices: PortfolioChoices
  written: Language
  problems: { field: string | null; text: string }[]
}) {
  const t = useText(fr, en).edit
  const language = useLanguage()
  const say = useSay()
  const hydrated = useHydrated()
  const [typed, setTyped] = useState<{ over: PortfolioChoices; choices: PortfolioChoices } | null>(null)
  // What she saved since is newer than what she typed before it.
  const shown = typed?.over === choices ? typed.choices : choices
  const follow = (event: FormEvent<HTMLFormElement>) =>
    setTyped({ over: choices, choices: readChoicesForm(new FormData(event.currentTarget), choices.pieces) })
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.text
  return (
    <div className="grid gap-x-14 gap-y-12 lg:grid-cols-2">
      <Form method="post" preventScrollReset onChange={follow} className="grid content-start gap-9">
        {/* The first button of a form is what Enter presses: it moves nothing. */}
        <button tabIndex={-1} aria-hidden="true" className="sr-only">
          {t.save}
        </button>
        <Fieldset legend={t.you} large>
          <div className="grid gap-5">
            <TextField
              label={t.name}
              help={t.nameHelp}
              name="name"
              maxLength={60}
              autoComplete="name"
              defaultValue={choices.shownName}
              error={errorOf('name')}
            />
            <TextArea
              label={t.about}
              help={t.aboutHelp(numberText(longestAbout, language))}
              name="about"
              optional
              defaultValue={choices.about}
              error={errorOf('about')}
            />
            {material.track ? (
              <label className="flex min-h-12 items-center gap-4">
                <input type="checkbox" name="track" className="mark" defaultChecked={choices.showTrack} />
                <span>{t.track(say(material.track))}</span>
              </label>
            ) : null}
          </div>
        </Fieldset>
        {pieceKinds.map((kind) => {
          const own = choices.pieces.filter((piece) => piece.kind === kind)
          return (
            <Fieldset key={kind} legend={t.pieces[kind]} large>
              {own.length === 0 ? <p className="text-ink-2">{t.none[kind]}</p> : null}
              <ul>
                {own.map((piece, index) => (
                  <PieceRow
                    key={pieceName(piece)}
                    piece={piece}
                    material={material}
                    first={index === 0}
                    last={index === own.length - 1}
                    error={errorOf(`words:${pieceName(piece)}`)}
                  />
                ))}
              </ul>
              {kind === 'award' ? (
                <WordLink to="/me/credentials" className="inline-flex min-h-12 items-center font-semibold">
                  {t.awards}
                </WordLink>
              ) : null}
            </Fieldset>
          )
        })}
        <p>
          <Button wide>{t.save}</Button>
        </p>
      </Form>
      <section aria-labelledby="preview" className="min-w-0">
        <h2 id="preview" className="title-2">
          {t.preview}
        </h2>
        <p className="mt-1 text-ink-2">{hydrated ? t.previewText : t.previewSaved}</p>
        <div className="mt-4 rounded-area border border-line bg-card px-5 py-6 sm:px-8">
          <PortfolioView portfolio={composePortfolio(material, shown)} written={written} level={3} />
        </div>
      </section>
    </div>
  )
}

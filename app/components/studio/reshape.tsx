import { Button } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { FieldScope, Fieldset, Select, TextField } from '#app/components/field.tsx'
import { StudioForm } from '#app/components/studio/form.tsx'
import type { Option } from '#app/components/studio/lists.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import type { StudioReply } from '#app/studio/act.server.ts'

function useSent(reply: StudioReply | undefined, intent: string) {
  const t = useText(fr, en).problems
  const returned = reply?.returned?.values.intent === intent ? reply.returned : undefined
  return {
    open: returned !== undefined,
    value: (name: string) => returned?.values[name],
    error: (name: string) => {
      const found = returned?.problems.find(({ field }) => field === name)?.problem
      return found && t[found as keyof typeof t]
    },
  }
}

/** Retires the highest level, with what counts for it from now on. */
export function RetireForm({ node, name, nodes }: { node: string; name: string; nodes: readonly Option[] }) {
  const t = useText(fr, en)
  const options = [{ value: '', label: t.form.none }, ...nodes.filter(({ value }) => value !== node)]
  return (
    <Disclosure summary={`${t.graph.retire} (${name})`}>
      <p className="measure">{t.graph.retireText}</p>
      <StudioForm
        intent="retire"
        values={{ slug: node }}
        className="mt-4 grid max-w-[34rem] grid-cols-[minmax(0,1fr)] gap-4"
      >
        <Select label={t.graph.retireTo} name="to" options={options} />
        <FieldScope value={`retire-second-${node}-`}>
          <Select label={t.graph.retireTo} name="to" optional options={options} />
        </FieldScope>
        <div>
          <Button look="outline">{t.graph.retireButton}</Button>
        </div>
      </StudioForm>
    </Disclosure>
  )
}

/** Divides a competency in two, level by level. */
export function SplitForm({
  slug,
  levels,
  reply,
}: {
  slug: string
  levels: number
  reply: StudioReply | undefined
}) {
  const t = useText(fr, en)
  const sent = useSent(reply, 'split')
  return (
    <Disclosure summary={t.graph.split} open={sent.open}>
      <p className="measure">{t.graph.splitText}</p>
      <StudioForm
        intent="split"
        values={{ slug }}
        className="mt-4 grid max-w-[44rem] grid-cols-[minmax(0,1fr)] gap-8 sm:grid-cols-2"
      >
        {(['a', 'b'] as const).map((part) => (
          <Fieldset key={part} legend={t.graph.part(part.toUpperCase())}>
            <div className="grid gap-4">
              <TextField
                label={t.add.nameFr}
                name={`${part}Fr`}
                maxLength={200}
                autoComplete="off"
                defaultValue={sent.value(`${part}Fr`)}
                error={sent.error(`${part}Fr`)}
              />
              <TextField
                label={t.add.nameEn}
                name={`${part}En`}
                lang="en"
                optional
                maxLength={200}
                autoComplete="off"
                defaultValue={sent.value(`${part}En`)}
              />
              <fieldset>
                <legend className="font-semibold">{t.graph.partLevels}</legend>
                {Array.from({ length: levels }, (_, i) => (
                  <label key={i} className="flex min-h-12 items-center gap-3">
                    <input
                      type="checkbox"
                      name={`${part}Levels`}
                      value={i + 1}
                      defaultChecked
                      className="size-6 accent-ink"
                    />
                    {t.graph.level(i + 1)}
                  </label>
                ))}
              </fieldset>
            </div>
          </Fieldset>
        ))}
        <div>
          <Button look="outline">{t.graph.splitButton}</Button>
        </div>
      </StudioForm>
    </Disclosure>
  )
}

/** Makes one competency of this one and others. */
export function MergeForm({
  slug,
  competencies,
  reply,
}: {
  slug: string
  competencies: readonly Option[]
  reply: StudioReply | undefined
}) {
  const t = useText(fr, en)
  const sent = useSent(reply, 'merge')
  return (
    <Disclosure summary={t.graph.merge} open={sent.open}>
      <p className="measure">{t.graph.mergeText}</p>
      <StudioForm
        intent="merge"
        values={{ slug }}
        className="mt-4 grid max-w-[34rem] grid-cols-[minmax(0,1fr)] gap-4"
      >
        <Select
          label={t.graph.mergeWith}
          name="with"
          defaultValue={sent.value('with')}
          options={[...competencies]}
        />
        <TextField
          label={t.add.nameFr}
          name="nameFr"
          maxLength={200}
          autoComplete="off"
          defaultValue={sent.value('nameFr')}
          error={sent.error('nameFr')}
        />
        <TextField
          label={t.add.nameEn}
          name="nameEn"
          lang="en"
          optional
          maxLength={200}
          autoComplete="off"
          defaultValue={sent.value('nameEn')}
        />
        <div>
          <Button look="outline">{t.graph.mergeButton}</Button>
        </div>
      </StudioForm>
    </Disclosure>
  )
}

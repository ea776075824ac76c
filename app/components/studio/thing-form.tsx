import { Button } from '#app/components/button.tsx'
import { FieldError, Select, TextArea, TextField } from '#app/components/field.tsx'
import { useReturned } from '#app/components/account-form.tsx'
import { BodyField } from '#app/components/studio/body-field.tsx'
import { StudioForm, useCanEdit } from '#app/components/studio/form.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import type { StudioReply } from '#app/studio/act.server.ts'
import type { Field } from '#app/studio/fields.ts'
import type { ShownThing } from '#app/studio/thing.server.ts'

type Option = { value: string; label: string }

/** Every field of a thing, both languages side by side; what is missing is marked. */
export function ThingForm({
  thing,
  reply,
  areas = [],
  nodes = [],
}: {
  thing: ShownThing
  reply: StudioReply | undefined
  areas?: Option[]
  nodes?: Option[]
}) {
  const t = useText(fr, en)
  const can = useCanEdit()
  const { kind, slug, fields, carried, bodies, lists } = thing
  const mine = reply?.returned?.values.slug === slug && reply.returned.values.kind === kind
  const returned = mine ? reply.returned : undefined
  const form = useReturned(returned, t.problems)
  const was = { ...carried, ...(mine ? reply?.found : {}) }
  const rows = rowsOf(fields)
  const show = (row: Field[]) => (
    <FieldRow
      key={row[0]?.field}
      row={row}
      bodies={bodies}
      areas={areas}
      nodes={nodes}
      value={(field) => (returned ? (form.value(`f.${field.field}`) ?? '') : undefined)}
      error={(field) => form.error(`f.${field.field}`)}
      theirs={(field) => (mine ? (reply?.theirs?.[field.field] ?? reply?.found?.[field.field]) : undefined)}
    />
  )
  const label = (list: string) => t.form.lists[list as keyof typeof t.form.lists]
  const members = (list: string) => [
    ...new Set(rows.flatMap(([one]) => (one?.member?.startsWith(`${list}.`) ? [one.member] : []))),
  ]
  const placed = rows.flatMap((row, i): (Field[] | { list: string })[] => {
    const list = row[0]?.member?.replace(/\.\d+$/, '')
    if (!list) return [row]
    const before = rows[i - 1]?.[0]?.member?.replace(/\.\d+$/, '')
    return list === before ? [] : [{ list }]
  })
  const empty = lists.filter((list) => members(list).length === 0).map((list) => ({ list }))
  return (
    <StudioForm
      intent="save"
      values={{ kind, slug, was: JSON.stringify(was) }}
      className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-6"
    >
      {form.summary}
      {[...placed, ...empty].map((part) =>
        Array.isArray(part) ? (
          show(part)
        ) : (
          <fieldset key={part.list} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
            {members(part.list).map((member, i) => (
              <fieldset key={member} className="min-w-0 border-s-[3px] border-line ps-4">
                <legend className="font-bold first-letter:uppercase">
                  {t.form.member(label(part.list), i + 1)}
                </legend>
                <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4">
                  {rows.filter(([one]) => one?.member === member).map(show)}
                </div>
                {can ? (
                  <Button look="word" name="also" value={`shrink:${member}`}>
                    {t.form.shrink}
                    <span className="sr-only"> {t.form.member(label(part.list), i + 1)}</span>
                  </Button>
                ) : null}
              </fieldset>
            ))}
            {can ? (
              <div>
                <Button look="word" name="also" value={`grow:${part.list}`}>
                  {t.form.grow(label(part.list))}
                </Button>
              </div>
            ) : null}
          </fieldset>
        ),
      )}
      {can ? (
        <div className="flex flex-wrap items-center gap-4">
          <Button look="outline">{t.form.save}</Button>
          <p className="text-ink-2">{t.form.saved}</p>
        </div>
      ) : null}
    </StudioForm>
  )
}

/** Fields that say one thing in several languages stand in one row. */
function rowsOf(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = []
  for (const field of fields) {
    const row = rows.at(-1)
    const base = field.language ? field.field.slice(0, -3) : null
    if (base !== null && row?.[0]?.language && row[0].field.slice(0, -3) === base) row.push(field)
    else rows.push([field])
  }
  return rows
}

interface RowProps {
  row: Field[]
  bodies: ShownThing['bodies']
  areas: Option[]
  nodes: Option[]
  /** What was typed in a form that came back; undefined before. */
  value(field: Field): string | undefined
  error(field: Field): string | undefined
  /** What the field holds now, where somebody else changed it meanwhile. */
  theirs(field: Field): string | undefined
}

function FieldRow({ row, ...rest }: RowProps) {
  const both = row.length > 1
  return (
    <div className={both ? 'grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2' : 'md:max-w-[34rem]'}>
      {row.map((field) => (
        <div key={field.field} className="min-w-0">
          <FieldOf field={field} {...rest} />
        </div>
      ))}
    </div>
  )
}

function FieldOf({
  field,
  bodies,
  areas,
  nodes,
  value,
  error,
  theirs,
}: Omit<RowProps, 'row'> & { field: Field }) {
  const t = useText(fr, en)
  const can = useCanEdit()
  const { form, label, language, optional } = field
  const words = t.form.labels[label as keyof typeof t.form.labels]
  const missing = field.shown === '' && !optional && form !== 'tick' && form !== 'flag'
  const problem = error(field)
  const now = theirs(field)
  const shared = {
    label: language ? `${words}, ${t.form.languages[language]}` : words,
    name: `f.${field.field}`,
    optional: optional || ('sometimes' as const),
    help: missing ? <span className="font-semibold text-thread-ink">{t.form.missing}</span> : undefined,
    error: problem,
  }
  const control = {
    ...shared,
    defaultValue: value(field) ?? field.shown,
    readOnly: !can,
    lang: language ?? undefined,
  }
  const said =
    problem && now !== undefined ? (
      <p className="mt-2 text-ink-2">
        {t.refused.theirs}{' '}
        <q className="wrap-break-word whitespace-pre-line">{now === '' ? t.refused.nothing : now}</q>
      </p>
    ) : null
  switch (form) {
    case 'body':
      return (
        <>
          <BodyField
            {...shared}
            help={
              <>
                {t.form.markdown} {bodies[field.field]?.text === '' ? shared.help : null}
              </>
            }
            language={language ?? 'fr'}
            text={value(field) ?? bodies[field.field]?.text ?? ''}
            html={bodies[field.field]?.html ?? ''}
          />
          {said}
        </>
      )
    case 'tick':
    case 'flag':
      return (
        <div>
          <label className="inline-flex min-h-12 items-center gap-3 font-bold">
            <input
              type="checkbox"
              name={shared.name}
              value="on"
              defaultChecked={(value(field) ?? field.shown) === 'on'}
              disabled={!can}
              className="size-6 accent-ink"
            />
            {shared.label}
          </label>
          {problem ? <FieldError name={shared.name}>{problem}</FieldError> : null}
          {said}
        </div>
      )
    case 'node':
    case 'area':
    case 'language': {
      const options = { node: nodes, area: areas, language: codeLanguages }[form]
      return (
        <>
          <Select
            {...shared}
            defaultValue={value(field) ?? field.shown}
            disabled={!can}
            options={
              options.some((one) => one.value === field.shown)
                ? options
                : [{ value: field.shown, label: field.shown || t.form.none }, ...options]
            }
          />
          {said}
        </>
      )
    }
    case 'text':
    case 'code':
    case 'lines':
      return (
        <>
          <TextArea
            {...control}
            rows={form === 'code' ? 4 : 2}
            help={form === 'lines' ? t.form.lines : shared.help}
            className={form === 'code' ? 'font-mono text-base' : ''}
            spellCheck={form === 'code' ? false : undefined}
          />
          {said}
        </>
      )
    default: {
      const number = form === 'number' || form === 'whole' || form === 'grade'
      return (
        <>
          <TextField
            {...control}
            inputMode={number ? 'decimal' : undefined}
            className={number ? 'max-w-40' : ''}
            autoComplete="off"
          />
          {said}
        </>
      )
    }
  }
}

const codeLanguages = ['html', 'css', 'js'].map((value) => ({ value, label: value }))

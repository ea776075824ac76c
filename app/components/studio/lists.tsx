import { Button, WordLink } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import { StudioForm, useCanEdit, useDraftLink } from '#app/components/studio/form.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import type { StudioReply } from '#app/studio/act.server.ts'
import { itemKinds } from '#app/studio/blank.ts'
import type { Kind, Listing } from '#engine/edit/edit.ts'

export type Option = { value: string; label: string }

/** Nodes by their names, as lists offer them. */
export function nodeOptions(names: Record<string, string>): Option[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}

/** The nodes that a thing names, each with its own way out, and one more to choose. */
export function NodeList({
  kind,
  slug,
  label,
  members,
  nodes,
}: {
  kind: Listing
  slug: string
  label: string
  members: readonly string[]
  /** Every node of the catalogue. */
  nodes: readonly Option[]
}) {
  const t = useText(fr, en).lists
  const can = useCanEdit()
  const link = useDraftLink()
  const nameOf = (node: string) => nodes.find(({ value }) => value === node)?.label ?? node
  const free = nodes.filter(({ value }) => !members.includes(value) && value !== slug)
  return (
    <>
      {members.length === 0 ? (
        <p className="text-ink-2">{t.none}</p>
      ) : (
        <ul className="grid border-t border-line">
          {members.map((node) => (
            <li
              key={node}
              className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 border-b border-line"
            >
              <WordLink
                to={link(`/staff/graph/${node.split('@')[0]}`)}
                className="inline-flex min-h-12 min-w-0 items-center wrap-break-word"
              >
                {nameOf(node)}
              </WordLink>
              {can ? (
                <StudioForm intent="take" values={{ kind, slug, member: node }}>
                  <Button look="word" aria-label={t.take(nameOf(node))}>
                    {t.take('').trim()}
                  </Button>
                </StudioForm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {can && free.length > 0 ? (
        <StudioForm intent="put" values={{ kind, slug }} className="mt-3 flex flex-wrap items-end gap-3">
          <div className="w-full min-w-0 sm:w-96">
            <Select label={label} name="member" options={[...free]} />
          </div>
          <Button look="outline">{t.add}</Button>
        </StudioForm>
      ) : null}
    </>
  )
}

/** Up and down in a list, by forms. */
export function Moves({ kind, slug, name }: { kind: Kind; slug: string; name: string }) {
  const t = useText(fr, en).lists
  return useCanEdit() ? (
    <div className="flex gap-4">
      {(['up', 'down'] as const).map((way) => (
        <StudioForm key={way} intent={way} values={{ kind, slug }}>
          <Button look="word" aria-label={`${t[way]} ${name}`}>
            {t[way]}
          </Button>
        </StudioForm>
      ))}
    </div>
  ) : null
}

/** A new thing: its names, and what else it cannot be without. */
export function AddForm({
  kind,
  owner = '',
  areas,
  nodes,
  reply,
}: {
  kind: keyof (typeof fr)['add']['open']
  /** What it belongs to. */
  owner?: string
  areas?: readonly Option[]
  nodes?: readonly Option[]
  reply: StudioReply | undefined
}) {
  const t = useText(fr, en)
  const can = useCanEdit()
  const returned = reply?.returned
  const mine = returned?.values.intent === 'add' && returned.values.kind === kind ? returned : undefined
  const value = (name: string) => mine?.values[name]
  const error = (name: string) => {
    const found = mine?.problems.find(({ field }) => field === name)?.problem
    return found && t.problems[found as keyof typeof t.problems]
  }
  if (!can) return null
  const words = kind === 'criterion'
  return (
    <Disclosure summary={t.add.open[kind]} open={mine !== undefined}>
      <StudioForm
        intent="add"
        values={{ kind, owner }}
        className="mt-3 grid max-w-[34rem] grid-cols-[minmax(0,1fr)] gap-5"
      >
        {kind === 'item' ? null : (
          <>
            <TextField
              label={words ? t.add.text : t.add.nameFr}
              name="nameFr"
              maxLength={200}
              autoComplete="off"
              defaultValue={value('nameFr')}
              error={error('nameFr')}
            />
            <TextField
              label={words ? t.add.textEn : t.add.nameEn}
              name="nameEn"
              optional
              maxLength={200}
              autoComplete="off"
              lang="en"
              defaultValue={value('nameEn')}
              error={error('nameEn')}
            />
          </>
        )}
        {kind === 'item' ? (
          <>
            <TextField
              label={t.add.slug}
              help={t.add.slugHelp.split('. ')[0]}
              name="nameFr"
              maxLength={50}
              autoComplete="off"
              defaultValue={value('nameFr')}
              error={error('nameFr')}
            />
            <Select
              label={t.add.itemKind}
              name="itemKind"
              defaultValue={value('itemKind')}
              options={itemKinds.map((one) => ({ value: one, label: t.add.itemKinds[one] }))}
            />
          </>
        ) : (
          <TextField
            label={t.add.slug}
            name="newSlug"
            optional
            help={t.add.slugHelp}
            maxLength={50}
            autoComplete="off"
            defaultValue={value('newSlug')}
            error={error('newSlug')}
          />
        )}
        {areas ? (
          <Select label={t.form.labels.area} name="area" defaultValue={value('area')} options={[...areas]} />
        ) : null}
        {nodes ? (
          <Select label={t.form.labels.node} name="node" defaultValue={value('node')} options={[...nodes]} />
        ) : null}
        <div>
          <Button look="outline">{t.add.button}</Button>
        </div>
      </StudioForm>
    </Disclosure>
  )
}

/** Takes a thing out, with what that means said before. */
export function RemoveForm({
  kind,
  slug,
  label,
  text,
}: {
  kind: Kind
  slug: string
  label: string
  text: string
}) {
  return useCanEdit() ? (
    <section className="mt-12">
      <Disclosure summary={label}>
        <p className="measure">{text}</p>
        <StudioForm intent="remove" values={{ kind, slug }} className="mt-3">
          <Button look="outline">{label}</Button>
        </StudioForm>
      </Disclosure>
    </section>
  ) : null
}

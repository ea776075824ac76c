/** A thing of a catalogue as its form shows it. */
import type { Academy } from '#app/academy.server.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { blankMembers } from '#app/studio/blank.ts'
import { carriedOf, fieldsOf, type Field } from '#app/studio/fields.ts'
import type { Catalog } from '#engine/catalog.ts'
import type { Kind } from '#engine/edit/edit.ts'
import { findThing } from '#engine/edit/place.ts'

export interface ShownThing {
  kind: Exclude<Kind, 'retirement'>
  slug: string
  fields: Field[]
  /** What the form carries along of what it showed. */
  carried: Record<string, string>
  /** Texts in Markdown, and how they look, by field. */
  bodies: Record<string, { text: string; html: string }>
  /** Its lists that can grow. */
  lists: string[]
}

/** The form of a thing; null where there is none of this name. */
export async function showThing(
  { catalogs }: Pick<Academy, 'catalogs'>,
  catalog: Catalog,
  where: { kind: ShownThing['kind']; slug: string },
): Promise<ShownThing | null> {
  const thing = findThing(catalog, where)
  if (thing === undefined) return null
  const fields = fieldsOf(where.kind, thing)
  const bodies = await Promise.all(
    fields
      .filter(({ form }) => form === 'body')
      .map(async ({ field, language, shown }) => {
        const text = await catalogs.body(shown)
        return [field, { text, html: renderMarkdown(text, language ?? 'fr') }] as const
      }),
  )
  const lists = Object.entries(thing).flatMap(([name, value]) =>
    Array.isArray(value) && (name in blankMembers || name === 'mistakes') ? [name] : [],
  )
  return { ...where, fields, carried: carriedOf(fields), bodies: Object.fromEntries(bodies), lists }
}

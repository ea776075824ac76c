/** A thing of a catalogue as its form and its page show it. */
import type { Academy, RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { blankMembers } from '#app/studio/blank.ts'
import { openStudio, type Studio } from '#app/studio/draft.server.ts'
import { carriedOf, fieldsOf, type Field } from '#app/studio/fields.ts'
import { namesOfNodes } from '#app/studio/names.ts'
import { viewAbout, viewBar, type AboutView, type StudioBarView } from '#app/studio/view.server.ts'
import type { Catalog, NodeId } from '#engine/catalog.ts'
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

/** What the page of any thing shows. */
export interface ThingView {
  bar: StudioBarView
  about: AboutView
  thing: ShownThing
  /** Of nodes, in the language of whoever reads. */
  names: Record<NodeId, string>
}

/** One thing, in the draft that the address names; answers 404 where there is none of this name. */
export async function openThing(
  context: RequestContext,
  request: Request,
  staff: Person,
  where: { kind: ShownThing['kind']; slug: string },
): Promise<{ studio: Studio; view: ThingView }> {
  const studio = await openStudio(context, request)
  const thing = await showThing(context, studio.catalog, where)
  if (!thing) throw new Response(null, { status: 404 })
  const [bar, about] = await Promise.all([
    viewBar(context, studio, staff),
    viewAbout(context, studio, where, staff),
  ])
  return { studio, view: { bar, about, thing, names: namesOfNodes(studio.catalog, staff.language) } }
}

/** Parts of a thing, each with its form. */
export async function withThings<Part extends { slug: string }>(
  context: Pick<Academy, 'catalogs'>,
  catalog: Catalog,
  kind: ShownThing['kind'],
  parts: readonly Part[],
): Promise<(Part & { thing: ShownThing })[]> {
  const shown = await Promise.all(
    parts.map(async (part) => ({
      part,
      thing: await showThing(context, catalog, { kind, slug: part.slug }),
    })),
  )
  return shown.flatMap(({ part, thing }) => (thing ? [{ ...part, thing }] : []))
}

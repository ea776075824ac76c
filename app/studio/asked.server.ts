/** What the forms of the studio may ask for, and the edits that it means on a catalogue. */
import { z } from 'zod'
import { codeField, writtenField } from '#app/form.server.ts'
import { blankMembers, blankMistake, blankProject, blanks, itemKinds } from '#app/studio/blank.ts'
import { join, split } from '#app/studio/parts.ts'
import { hashBody } from '#content/read.ts'
import type { Catalog, Text } from '#engine/catalog.ts'
import { addLevel, replaceNodes, type Act } from '#engine/edit/acts.ts'
import { wayOf } from '#engine/edit/apply.ts'
import { nodeLists, type Edit, type Kind, type Listing } from '#engine/edit/edit.ts'
import { addition, moving, putting, Recorder, removal, setting, taking } from '#engine/edit/make.ts'
import { findThing, shelfOf } from '#engine/edit/place.ts'
import { read } from '#engine/edit/tree.ts'

const kinds = [
  ...['area', 'competency', 'level', 'module', 'criterion', 'item', 'track', 'milestone'],
] as Exclude<Kind, 'retirement'>[]
const listings = Object.keys(nodeLists).filter((kind) => kind !== 'retirement') as Listing[]

const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/
const slugField = z
  .string('form')
  .max(200, 'form')
  .regex(/^[a-z0-9@/-]+$/, 'form')
const kind = z.enum(kinds, 'form')
const short = (least: number) => writtenField('name', 200, least)
/** The short name of a new thing; made of its name where it is left empty. */
const newSlug = z
  .string()
  .trim()
  .max(60, 'slug')
  .refine((slug) => slug === '' || slugShape.test(slug), 'slug')
  .default('')
const named = { newSlug, nameFr: short(1), nameEn: short(0).default('') }
const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((one) => (Array.isArray(one) ? one : [one]))
const levels = list
  .transform((all) => all.map(Number))
  .refine((all) => all.every((level) => Number.isInteger(level) && level > 0), 'form')

/** By what a button means. */
export const askedSchema = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('save'),
      kind,
      slug: slugField,
      was: z.string('form').max(400_000, 'form'),
      also: z
        .string()
        .regex(/^(grow:[a-z]+|shrink:[a-z]+\.\d{1,3})$/, 'form')
        .optional(),
    }),
    z.object({
      intent: z.literal('add'),
      kind,
      ...named,
      owner: z.union([z.literal(''), slugField]).default(''),
      area: z.string().max(80, 'form').default(''),
      node: z.string().max(80, 'form').default(''),
      itemKind: z.enum(itemKinds, 'form').default('choice'),
    }),
    z.object({ intent: z.literal('remove'), kind, slug: slugField }),
    z.object({
      intent: z.enum(['put', 'take']),
      kind: z.enum(listings, 'form'),
      slug: slugField,
      member: codeField(80),
    }),
    z.object({ intent: z.enum(['up', 'down']), kind, slug: slugField }),
    z.object({ intent: z.literal('level'), slug: slugField }),
    z.object({ intent: z.literal('retire'), slug: slugField, to: list }),
    z.object({
      intent: z.literal('split'),
      slug: slugField,
      aFr: short(1),
      aEn: short(0).default(''),
      bFr: short(1),
      bEn: short(0).default(''),
      aLevels: levels,
      bLevels: levels,
    }),
    z.object({ intent: z.literal('merge'), slug: slugField, with: list, ...named }),
    z.object({ intent: z.enum(['project', 'no-project']), slug: slugField }),
    z.object({ intent: z.enum(['undo', 'redo']), entry: codeField(40) }),
    z.object({
      intent: z.literal('comment'),
      text: writtenField('comment', 2000),
      kind: kind.optional(),
      slug: slugField.optional(),
    }),
    z.object({ intent: z.literal('settle'), comment: z.uuid('form') }),
  ],
  'form',
)
export type Asked = z.infer<typeof askedSchema>

const slugOf = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 50)

const textOf = (fr: string, en: string): Text => ({ fr, en })
/** The short name that a new thing gets. */
const slugFor = (own: string, fr: string, en: string) => own || slugOf(en || fr) || 'x'

/** One edit, or why not. */
function one(catalog: Catalog, make: () => Edit): Act {
  const recorder = new Recorder(catalog)
  const refused = recorder.make(make())
  return refused ? { refused } : { edits: recorder.edits }
}

/** Refused: there is no such thing. */
export const unknown = (what: Kind, slug: string): Act => ({
  refused: { reason: 'unknown', kind: what, slug },
})

/** A list of the thing with one member more, or without one of them. */
export function resized(catalog: Catalog, where: { kind: Kind; slug: string }, also: string): Edit | null {
  const [verb = '', place = ''] = also.split(':')
  const [name = '', at] = place.split('.')
  const thing = findThing(catalog, where)
  const members = read(thing, wayOf(name))
  if (!Array.isArray(members)) return null
  if (verb === 'shrink')
    return setting(
      catalog,
      where,
      name,
      members.filter((_, i) => i !== Number(at)),
    )
  const isNumber = read(thing, ['kind']) === 'number'
  const blank =
    name === 'mistakes'
      ? blankMistake[isNumber ? 'number' : 'text']
      : blankMembers[name as keyof typeof blankMembers]
  return blank ? setting(catalog, where, name, [...members, blank]) : null
}

function moved(catalog: Catalog, where: { kind: Kind; slug: string }, up: boolean): Act {
  const shelf = shelfOf(catalog, where)
  if (!shelf || shelf.index < 0) return unknown(where.kind, where.slug)
  const after = up ? shelf.index - 2 : shelf.index + 1
  if (up ? shelf.index === 0 : shelf.index === shelf.keys.length - 1) return { edits: [] }
  return one(catalog, () => moving(catalog, where, shelf.keys[after] ?? null))
}

/** The edits of everything but fields, or why there are none. */
export function build(catalog: Catalog, asked: Asked): Act {
  switch (asked.intent) {
    case 'add': {
      const { kind: what, owner, area, node, itemKind, nameFr, nameEn, newSlug: own } = asked
      const short = slugFor(own, nameFr, nameEn)
      const slug = owner === '' ? short : `${owner}/${short}`
      const told = { slug, name: textOf(nameFr, nameEn), area, node, itemKind, empty: hashBody('') }
      return one(catalog, () => addition(catalog, what, slug, blanks[what](told)))
    }
    case 'remove':
      return findThing(catalog, asked)
        ? one(catalog, () => removal(catalog, asked))
        : unknown(asked.kind, asked.slug)
    case 'put':
      return one(catalog, () => putting(catalog, asked, asked.member))
    case 'take':
      return one(catalog, () => taking(catalog, asked, asked.member))
    case 'up':
    case 'down':
      return moved(catalog, asked, asked.intent === 'up')
    case 'level':
      return addLevel(catalog, asked.slug, { canDo: textOf('', ''), requires: [] })
    case 'retire':
      return replaceNodes(catalog, { nodes: { [asked.slug]: asked.to.filter((node) => node !== '') } })
    case 'split': {
      const [a, b] = [textOf(asked.aFr, asked.aEn), textOf(asked.bFr, asked.bEn)]
      return split(catalog, asked.slug, [
        { slug: slugFor('', a.fr, a.en), name: a, levels: asked.aLevels },
        { slug: slugFor('', b.fr, b.en), name: b, levels: asked.bLevels },
      ])
    }
    case 'merge': {
      const into = {
        slug: slugFor(asked.newSlug, asked.nameFr, asked.nameEn),
        name: textOf(asked.nameFr, asked.nameEn),
      }
      return join(catalog, [...new Set([asked.slug, ...asked.with])], into)
    }
    case 'project':
    case 'no-project': {
      const project = asked.intent === 'project' ? blankProject(hashBody('')) : null
      const where = { kind: 'module', slug: asked.slug } as const
      return one(catalog, () => setting(catalog, where, 'project', project))
    }
    default:
      return { edits: [] }
  }
}

/** Where a page goes on after a thing came, went or was divided; null: it stays. */
export function pageAfter(asked: Asked): string | null {
  switch (asked.intent) {
    case 'add': {
      const short = slugFor(asked.newSlug, asked.nameFr, asked.nameEn)
      const pages: Partial<Record<Kind, string>> = {
        competency: `/staff/graph/${short}`,
        module: `/staff/modules/${short}`,
        track: `/staff/tracks/${short}`,
        item: `/staff/items/${short}`,
      }
      return pages[asked.kind] ?? null
    }
    case 'remove': {
      const pages: Partial<Record<Kind, string>> = {
        competency: '/staff/graph',
        module: '/staff/modules',
        track: '/staff/tracks',
        item: '/staff/modules',
      }
      return pages[asked.kind] ?? null
    }
    case 'retire':
      return asked.slug.endsWith('@1') ? '/staff/graph' : null
    case 'split':
    case 'merge':
      return '/staff/graph'
    default:
      return null
  }
}

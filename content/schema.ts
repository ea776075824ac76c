/**
 * The form of the files in this folder. The engine's catalogue types are the mother of every shape; the
 * schemas below say how a shape is written in YAML, in which order of keys, and what is refused at once.
 */
import { z } from 'zod'
import type { Area, Competency, Language, Module, Project, Retirement, Text, Track } from '#engine/catalog.ts'
import type { Item } from '#engine/item.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug has lower-case letters, digits and hyphens')
const nodeId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*@[1-3]$/, 'a node is written competency@level')
const sentence = z.string().trim().min(1, 'missing text')
const text = z.strictObject({ fr: sentence, en: sentence }) satisfies z.ZodType<Text>
const forms = z.strictObject({
  fr: z.array(sentence).min(1),
  en: z.array(sentence).min(1),
}) satisfies z.ZodType<Record<Language, string[]>>

export const areasSchema = z.array(
  z.strictObject({ slug, name: text, canDo: text }) satisfies z.ZodType<Area>,
)

export const competencySchema = z.strictObject({
  slug,
  area: slug,
  name: text,
  levels: z
    .array(z.strictObject({ canDo: text, requires: z.array(nodeId) }))
    .min(1)
    .max(3),
}) satisfies z.ZodType<Competency>

const criterion = z.strictObject({ slug, node: nodeId, text })

/** A module as written in module.yaml: its lesson and its brief stand beside it in Markdown. */
export const moduleSchema = z.strictObject({
  slug,
  title: text,
  summary: text,
  minutes: z.number().int().min(5),
  teaches: z.array(nodeId).min(1),
  project: z
    .strictObject({
      title: text,
      minutes: z.number().int().min(15),
      final: z.literal(true).optional(),
      criteria: z.array(criterion).min(3),
    })
    .optional(),
})
export type ModuleFile = z.infer<typeof moduleSchema>
export type ModuleBodies = { lesson: Module['lesson']; brief?: Project['brief'] }

const fact = z.strictObject({
  text,
  source: text,
  url: z.url({ protocol: /^https$/ }).optional(),
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a year, a month or a day'),
})

export const trackSchema = z.strictObject({
  slug,
  rome: z.strictObject({ code: z.string().regex(/^[A-N]\d{4}$/), label: text, version: sentence }),
  name: text,
  summary: text,
  job: z.array(text).min(1),
  day: z.array(text).min(1),
  after: text,
  facts: z.array(fact),
  targets: z.array(nodeId).min(1),
  milestones: z.array(z.strictObject({ slug, name: text, nodes: z.array(nodeId).min(1) })).min(1),
}) satisfies z.ZodType<Track>

/** Nodes that are no more; the file is there when there are some. */
export const retiredSchema = z
  .array(z.strictObject({ node: nodeId, equivalent: z.array(nodeId) }) satisfies z.ZodType<Retirement>)
  .min(1)

const itemStart = {
  id: slug,
  node: nodeId,
  kind: z.string(),
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  context: text.optional(),
  prompt: text,
}
const itemEnd = {
  hint: text,
  explanation: text,
  slip: z.number().min(0).max(0.5).optional(),
  guess: z.number().min(0).max(0.5).optional(),
}
const options = z
  .array(z.strictObject({ text, correct: z.boolean(), feedback: text.optional() }))
  .min(3)
  .max(6)

const choice = z
  .strictObject({ ...itemStart, kind: z.literal('choice'), options, ...itemEnd })
  .refine(
    (item) => item.options.filter((o) => o.correct).length === 1,
    'a choice has exactly one right option',
  )
const choices = z
  .strictObject({ ...itemStart, kind: z.literal('choices'), options, ...itemEnd })
  .refine(
    (item) => item.options.filter((o) => o.correct).length >= 2 && item.options.some((o) => !o.correct),
    'choices have two right options or more, and a wrong one',
  )
const order = z.strictObject({
  ...itemStart,
  kind: z.literal('order'),
  steps: z.array(text).min(3).max(6),
  wrong: text,
  ...itemEnd,
})
const match = z.strictObject({
  ...itemStart,
  kind: z.literal('match'),
  pairs: z
    .array(z.strictObject({ left: text, right: text }))
    .min(3)
    .max(5),
  wrong: text,
  ...itemEnd,
})
const shortText = z.strictObject({
  ...itemStart,
  kind: z.literal('text'),
  accept: forms,
  mistakes: z.array(z.strictObject({ forms, feedback: text })).min(1),
  wrong: text,
  ...itemEnd,
})
const number = z.strictObject({
  ...itemStart,
  kind: z.literal('number'),
  value: z.number(),
  tolerance: z.number().min(0).default(0),
  unit: text.optional(),
  mistakes: z.array(z.strictObject({ value: z.number(), feedback: text })).min(1),
  wrong: text,
  ...itemEnd,
})
const code = z.strictObject({
  ...itemStart,
  kind: z.literal('code'),
  code: z.enum(['html', 'css', 'js']),
  page: text.optional(),
  starter: text,
  solution: text,
  checks: z
    .array(z.strictObject({ assert: sentence, message: text }))
    .min(2)
    .max(5),
  ...itemEnd,
})

export const itemsSchema = z.array(
  z.discriminatedUnion('kind', [
    choice,
    choices,
    order,
    match,
    shortText,
    number,
    code,
  ]) satisfies z.ZodType<Item>,
)

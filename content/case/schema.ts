/**
 * The parts of 1EdTech’s Competencies and Academic Standards Exchange 1.1 that we write and read (CFPackage: one document, its items and
 * their associations), with the fields that the standard requires. Fields that we do not use pass through unread.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'

const identifier = z
  .string()
  .regex(/^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i, 'UUID')
const uri = z.string().min(1, '≥ 1')
const text = z.string().trim().min(1, '1–10 000').max(10_000, '1–10 000')
const moment = z.iso.datetime({ offset: true, error: '2026-01-31T12:00:00Z' })

const link = z.object({ title: z.string(), identifier: z.string().min(1, '≥ 1'), uri })

const started = { identifier, uri, lastChangeDateTime: moment }

const document = z.object({
  ...started,
  creator: text,
  title: text,
  language: z.string().optional(),
  caseVersion: z.string().optional(),
  publisher: z.string().optional(),
  description: z.string().optional(),
  frameworkType: z.string().optional(),
  version: z.string().optional(),
  adoptionStatus: z.string().optional(),
  licenseURI: link.optional(),
})

const item = z.object({
  ...started,
  fullStatement: text,
  abbreviatedStatement: z.string().optional(),
  humanCodingScheme: z.string().optional(),
  CFItemType: z.string().optional(),
  language: z.string().optional(),
})

/** How two items may be associated, by the standard; an extension begins with `ext:`. */
const associationTypes = [
  ...['isChildOf', 'isPeerOf', 'isPartOf', 'exactMatchOf', 'precedes', 'isRelatedTo'],
  ...['replacedBy', 'exemplar', 'hasSkillLevel', 'isTranslationOf'],
]

const association = z.object({
  ...started,
  associationType: z
    .string()
    .refine(
      (type) => associationTypes.includes(type) || type.startsWith('ext:'),
      associationTypes.join(', '),
    ),
  originNodeURI: link,
  destinationNodeURI: link,
  sequenceNumber: z.number().int().optional(),
})

/** Items of one framework: more is not what a person reads through. */
const mostItems = 20_000

export const packageSchema = z.object({
  CFDocument: document,
  CFItems: z.array(item).max(mostItems, '≤ 20 000').default([]),
  CFAssociations: z
    .array(association)
    .max(5 * mostItems, '≤ 100 000')
    .default([]),
})

export type CasePackage = z.infer<typeof packageSchema>
export type CaseItem = z.infer<typeof item>
export type CaseAssociation = z.infer<typeof association>

/** Ours: version 5 ids that we make follow from this one. */
const namespace = Buffer.from('6f1c2a52b1e84d0c9a537a1f0c7de011', 'hex')

/** The version 5 UUID (RFC 9562) that follows from what it names: made again, by whomever, it is the same. */
export function caseId(...names: string[]): string {
  const bytes = createHash('sha1').update(namespace).update(names.join('\0')).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

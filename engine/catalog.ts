/**
 * The catalogue is a value: one immutable revision of everything that can be learned.
 * See docs/decisions/0003-catalogue-as-a-value.md.
 */
import type { Item } from '#engine/item.ts'
import type { ModelParameters } from '#engine/parameters.ts'

export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]
/** The same sentence in every language of the academy. */
export type Text = Record<Language, string>

/** A level of a competency, written `sql@2`. */
export type NodeId = string

export interface Area {
  slug: string
  name: Text
  /** One can-do sentence she can compare herself with. */
  canDo: Text
}

export interface Level {
  canDo: Text
  /** Nodes needed first, besides the level below of the same competency. */
  requires: NodeId[]
}

export interface Competency {
  slug: string
  area: string
  name: Text
  /** Level n stands at index n - 1; one to three levels. */
  levels: Level[]
}

export interface Criterion {
  slug: string
  node: NodeId
  text: Text
}

export interface Project {
  title: Text
  /** Minutes a learner needs, a first version included. */
  minutes: number
  /** Content hash of the brief in each language. */
  brief: Text
  criteria: Criterion[]
  /** It ends a track: somebody else than her mentor gives the feedback. */
  final?: true
}

export interface Module {
  slug: string
  title: Text
  summary: Text
  /** Lesson, practice and check together; a project counts apart. */
  minutes: number
  teaches: NodeId[]
  /** Content hash of the lesson in each language. */
  lesson: Text
  project?: Project
}

export interface Fact {
  text: Text
  source: Text
  url?: string
  /** Year or ISO date the fact was true. */
  date: string
}

export interface Milestone {
  slug: string
  name: Text
  nodes: NodeId[]
}

export interface Track {
  slug: string
  rome: { code: string; label: Text; version: string }
  name: Text
  summary: Text
  /** What the job is: paragraphs. */
  job: Text[]
  /** An ordinary working day, in a few moments. */
  day: Text[]
  /** What this track does not cover, and where to go next. */
  after: Text
  facts: Fact[]
  targets: NodeId[]
  milestones: Milestone[]
}

/**
 * A node that is no more. Its slug never comes back with another meaning; who could do it can do its equivalents: what is known of
 * her there counts for them (retirement.ts). None: it counts for nothing else.
 */
export interface Retirement {
  node: NodeId
  equivalent: NodeId[]
}

export interface Catalog {
  areas: Area[]
  competencies: Competency[]
  modules: Module[]
  items: Item[]
  tracks: Track[]
  /** Absent where no node was ever retired. */
  retired?: Retirement[]
  /** Fitted values of the learner model; the built-in ones where absent. Not part of a revision: see parameters.ts. */
  parameters?: ModelParameters
}

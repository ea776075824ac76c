/** What insights read of one learner, and the tables that come out: never a line about one person. */
import type { PlainDate } from '#engine/calendar.ts'
import type { NodeId } from '#engine/catalog.ts'
import type { AnswerEvidence } from '#engine/evidence.ts'
import type { NodeEstimate } from '#engine/mastery.ts'
import type { Arrival } from '#engine/path/forecast.ts'

/** What she may tell of herself, for equity alone. */
export const dimensions = ['age', 'diploma', 'territory', 'language'] as const
export type Dimension = (typeof dimensions)[number]

export interface ModuleFacts {
  module: string
  openedAt: string
  doneAt: string | null
  /** Measured; 0 when nothing was. */
  minutes: number
}

export interface LearnerFacts {
  /** Null before she chose one. */
  track: string | null
  welcomed: boolean
  /** Of the first diagnosis. */
  diagnosis: { state: 'open' | 'paused' | 'done' | 'refused'; endedAt: string | null } | null
  modules: ModuleFacts[]
  /** How each node stands now, those of which something of hers is known. */
  nodes: Record<NodeId, NodeEstimate['status']>
  /** In order of time. */
  answers: AnswerEvidence[]
  lastSign: string | null
  /** The last thing she did: an answer's purpose, or a lesson. */
  lastAct: AnswerEvidence['purpose'] | 'lesson' | null
  firstPath: { minutes: number; arrival: Arrival | null } | null
  arrivedOn: PlainDate | null
  /** A rule speaks of her at present. */
  flagged: boolean
  /** What she chose to tell. */
  told: Partial<Record<Dimension, string>>
}

export type Unit = 'people' | 'share' | 'points' | 'minutes' | 'hours' | 'answers' | 'days' | 'number'

/** A figure as it may be shown. `bound`: the share is under, or over, this. */
export interface Figure {
  value: number
  low?: number
  high?: number
  bound?: 'under' | 'over'
}

/** What the key of a row names. */
export type RowNames = 'word' | 'node' | 'module' | 'item' | 'option'

export interface InsightTable {
  id: string
  names: RowNames
  columns: { key: string; unit: Unit }[]
  /** The column that is drawn, and one it is held against. */
  chart: { value: string; against?: string }
  /** A figure that is null is too small a group's. */
  rows: { key: string; figures: Record<string, Figure | null> }[]
}

export const subjects = [
  'funnel',
  'competencies',
  'time',
  'gain',
  'items',
  'diagnosis',
  'forecast',
  'mentors',
  'equity',
] as const
export type Subject = (typeof subjects)[number]

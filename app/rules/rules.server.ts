/** Rules about people at work: said day by day of those whom a coach follows, measured week by week on what has happened. */
import type { Academy } from '#app/academy.server.ts'
import { dayOf } from '#app/locales/format.ts'
import { databaseCode } from '#db/client.server.ts'
import {
  listFlagged,
  listFollowed,
  listLatestMeasures,
  recordMeasures,
  saveFlags,
  type RuleMeasure,
} from '#db/flags.ts'
import { listHistories, listSnapshots } from '#db/rule-history.ts'
import { mondayOf } from '#engine/calendar.ts'
import { published } from '#engine/rule-credentials.ts'
import { leastLearners, measureRules, mostFlagged, type RuleFigures } from '#engine/rule-measure.ts'
import { look, ruleNames, speak, type Facts, type RuleName } from '#engine/rules.ts'

type RoundContext = Pick<Academy, 'db' | 'now' | 'newId'>

/** Learners looked at together. */
const together = 300
/** PostgreSQL's code for a row that names another which is not there. */
const nobodyThere = '23503'

/** The figures that stand for a rule: the academy's own, or, while they rest on too few, those published of simulated lives. */
export interface Standing {
  rule: RuleName
  figures: RuleFigures
  /** Null: simulated lives. */
  measuredAt: Date | null
  /** What the academy's own history holds so far, where it does not stand. */
  young: { learners: number; flagged: number } | null
}

/** The standing figures of each rule. */
export async function readStandings(db: Academy['db']): Promise<Standing[]> {
  const latest = await listLatestMeasures(db)
  return ruleNames.map((rule) => standingOf(rule, latest.find((one) => one.rule === rule) ?? null))
}

function standingOf(rule: RuleName, measure: RuleMeasure | null): Standing {
  if (measure && measure.figures.verdict !== 'few')
    return { rule, figures: measure.figures, measuredAt: measure.at, young: null }
  const { learners = 0, precision = null } = measure?.figures ?? {}
  return { rule, figures: published[rule], measuredAt: null, young: { learners, flagged: precision?.n ?? 0 } }
}

/**
 * The round of every day: what the rules say of each learner whom a coach follows. A rule that was refused says nothing, nor one that
 * would today speak of too many at once.
 */
export async function flagLearners({ db, now, newId }: RoundContext): Promise<void> {
  const at = now()
  const standings = await readStandings(db)
  const said = new Map<string, { rule: RuleName; facts: Facts }[]>()
  let after = ''
  for (;;) {
    const ids = await listFollowed(db, { after, limit: together })
    for (const history of await listHistories(db, ids, at))
      said.set(history.learner, speak(look(history, dayOf(at, history.timeZone))))
    after = ids.at(-1) ?? after
    if (ids.length < together) break
  }
  const silent = new Set(
    standings.filter(({ figures }) => figures.verdict === 'refused').map(({ rule }) => rule),
  )
  for (const rule of ruleNames) {
    const count = [...said.values()].filter((one) => one.some((flag) => flag.rule === rule)).length
    if (said.size >= leastLearners && count > mostFlagged * said.size) silent.add(rule)
  }
  const spoken = [...said].filter(([, flags]) => flags.length > 0).map(([learner]) => learner)
  for (const learner of new Set([...spoken, ...(await listFlagged(db))])) {
    const open = (said.get(learner) ?? []).filter(({ rule }) => !silent.has(rule))
    await saveFlags(
      db,
      learner,
      open.map((flag) => ({ ...flag, id: newId() })),
      at,
    ).catch((error: unknown) => {
      // She was deleted since she was looked at; the others are still to come.
      if (databaseCode(error) !== nobodyThere) throw error
    })
  }
}

/** The round of every week: how each rule did on the academy's own history. */
export async function measureAcademy({ db, now }: Pick<Academy, 'db' | 'now'>): Promise<void> {
  const at = now()
  const figures = measureRules(await listSnapshots(db, at))
  const week = mondayOf(at.toISOString().slice(0, 10))
  await recordMeasures(
    db,
    week,
    ruleNames.map((rule) => ({ rule, at, figures: figures[rule] })),
  )
}

/** Entries of standards: looked for, read with what surrounds them, compared between versions. */
import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { standardChanges, standardEntries, standardLinks } from '#db/schema/standards.ts'
import type { VersionKey } from '#db/standards/versions.ts'
import { foldedSql, listStems } from '#db/standards/words.ts'
import type { EntryKind, LinkKind, StandardSource } from '#engine/standard.ts'

export type Entry = typeof standardEntries.$inferSelect
const named = {
  code: standardEntries.code,
  kind: standardEntries.kind,
  label: standardEntries.label,
  labelEn: standardEntries.labelEn,
  parent: standardEntries.parent,
}
export type NamedEntry = Pick<Entry, keyof typeof named>

const isIn = ({ source, version }: VersionKey) =>
  and(eq(standardEntries.source, source), eq(standardEntries.version, version))

/** Drizzle would take a list for several parameters. */
const textList = (list: string[]): SQL =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(list)}::text::jsonb))`

/** What is looked for first: occupations and certifications, then what belongs to them. */
const kindOrder: EntryKind[] = [
  'occupation',
  'certification',
  'title',
  'block',
  'skill',
  'knowledge',
  'context',
]

/** Entries that hold every word of a text, in any form of it, or whose label or code has it; the nearest first. */
export async function searchEntries(
  db: Database,
  version: VersionKey,
  { words, kinds, limit }: { words: string; kinds: EntryKind[]; limit: number },
): Promise<NamedEntry[]> {
  const groups = (await listStems(db, words.split(/\s+/).filter(Boolean))).filter(({ length }) => length > 0)
  const asked = foldedSql(sql`${words.trim()}::text`)
  const plain = (text: SQL) => sql`regexp_replace(${text}, '([\\\\%_])', '\\\\\\1', 'g')`
  const like = (before: string) =>
    sql`${standardEntries.folded} like ${before}::text || ${plain(asked)} || '%'`
  const isCode = sql`${standardEntries.code} ilike ${plain(sql`${words.trim()}::text`)} || '%'`
  const holdsAll =
    groups.length === 0
      ? sql`false`
      : and(...groups.map((stems) => sql`${standardEntries.terms} && ${textList(stems)}`))
  return db
    .select(named)
    .from(standardEntries)
    .where(
      and(
        isIn(version),
        inArray(standardEntries.kind, kinds),
        sql`(${holdsAll} or ${like('%')} or ${isCode})`,
      ),
    )
    .orderBy(
      sql`${isCode} desc, ${standardEntries.folded} = ${asked} desc, ${like('')} desc`,
      sql`array_position(${textList(kindOrder)}, ${standardEntries.kind})`,
      sql`length(${standardEntries.label})`,
      asc(standardEntries.label),
    )
    .limit(limit)
}

/** An entry, or null. */
export async function findEntry(db: Database, key: VersionKey & { code: string }): Promise<Entry | null> {
  const [row] = await db
    .select()
    .from(standardEntries)
    .where(and(isIn(key), eq(standardEntries.code, key.code)))
  return row ?? null
}

/** These entries of a version. */
export async function listEntries(db: Database, version: VersionKey, codes: string[]): Promise<NamedEntry[]> {
  return db
    .select(named)
    .from(standardEntries)
    .where(and(isIn(version), sql`${standardEntries.code} = any(${textList(codes)})`))
}

/** The entries right below this one: skills of a macro skill, occupations of a ROME version 3 code. */
export async function listBelow(
  db: Database,
  version: VersionKey,
  { parent, kind }: { parent: string; kind: EntryKind },
): Promise<NamedEntry[]> {
  return db
    .select(named)
    .from(standardEntries)
    .where(and(isIn(version), eq(standardEntries.parent, parent), eq(standardEntries.kind, kind)))
    .orderBy(standardEntries.label)
}

export interface LinkedEntry extends NamedEntry {
  link: LinkKind
  mark: typeof standardLinks.$inferSelect.mark
}

const links = {
  ...named,
  link: standardLinks.kind,
  mark: standardLinks.mark,
}

const joined = (column: typeof standardLinks.from | typeof standardLinks.to) =>
  and(
    eq(standardEntries.source, standardLinks.source),
    eq(standardEntries.version, standardLinks.version),
    eq(standardEntries.code, column),
  )

/** What an entry leads to: what is at its heart first, then what is new in it. */
export async function listLinked(db: Database, key: VersionKey & { code: string }): Promise<LinkedEntry[]> {
  return db
    .select(links)
    .from(standardLinks)
    .innerJoin(standardEntries, joined(standardLinks.to))
    .where(
      and(
        eq(standardLinks.source, key.source),
        eq(standardLinks.version, key.version),
        eq(standardLinks.from, key.code),
      ),
    )
    .orderBy(
      sql`array_position(array['core', 'emerging'], ${standardLinks.mark})`,
      standardLinks.position,
      standardEntries.label,
    )
}

/** The entries that lead to this one, those at whose heart it is first. */
export async function listLeading(
  db: Database,
  key: VersionKey & { code: string },
  limit: number,
): Promise<LinkedEntry[]> {
  return db
    .select(links)
    .from(standardLinks)
    .innerJoin(standardEntries, joined(standardLinks.from))
    .where(
      and(
        eq(standardLinks.source, key.source),
        eq(standardLinks.version, key.version),
        eq(standardLinks.to, key.code),
      ),
    )
    .orderBy(sql`array_position(array['core', 'emerging'], ${standardLinks.mark})`, standardEntries.label)
    .limit(limit)
}

/** The codes that a certification names and that are no entries of its own source. */
export async function listNamedCodes(db: Database, key: VersionKey & { code: string }): Promise<string[]> {
  const rows = await db
    .select({ to: standardLinks.to })
    .from(standardLinks)
    .where(
      and(
        eq(standardLinks.source, key.source),
        eq(standardLinks.version, key.version),
        eq(standardLinks.from, key.code),
        eq(standardLinks.kind, 'occupation'),
      ),
    )
    .orderBy(standardLinks.position)
  return rows.map(({ to }) => to)
}

/** The blocks of a certification with their competences, in the order of the register. */
export async function listBlocks(
  db: Database,
  key: VersionKey & { code: string },
): Promise<{ code: string; label: string; skills: { code: string; label: string }[] }[]> {
  const blocks = (await listLinked(db, key)).filter(({ link }) => link === 'block')
  const skills = await db
    .select({ block: standardLinks.from, code: standardEntries.code, label: standardEntries.label })
    .from(standardLinks)
    .innerJoin(standardEntries, joined(standardLinks.to))
    .where(
      and(
        eq(standardLinks.source, key.source),
        eq(standardLinks.version, key.version),
        eq(standardLinks.kind, 'skill'),
        sql`${standardLinks.from} = any(${textList(blocks.map(({ code }) => code))})`,
      ),
    )
    .orderBy(standardLinks.position, standardEntries.label)
  return blocks.map(({ code, label }) => ({
    ...{ code, label },
    skills: skills
      .filter(({ block }) => block === code)
      .map((skill) => ({ code: skill.code, label: skill.label })),
  }))
}

export interface Candidate extends NamedEntry {
  terms: string[]
  /** Of an occupation whose code begins like one of `domains`; always, where none is given. */
  near: boolean
}

/** Every entry of these kinds that holds one of these stems, and how many entries there are, with how many stems on average. */
export async function listCandidates(
  db: Database,
  version: VersionKey,
  { kinds, stems, domains }: { kinds: EntryKind[]; stems: string[]; domains: string[] },
): Promise<{ candidates: Candidate[]; entries: number; meanTerms: number }> {
  const isAsked = and(isIn(version), inArray(standardEntries.kind, kinds))
  const near =
    domains.length === 0
      ? sql<boolean>`true`
      : sql<boolean>`${standardEntries.code} in (select ${standardLinks.to} from ${standardLinks}
          where ${standardLinks.source} = ${version.source} and ${standardLinks.version} = ${version.version}
            and left(${standardLinks.from}, 3) = any(${textList(domains)}))`
  const [candidates, [all]] = await Promise.all([
    db
      .select({ ...named, terms: standardEntries.terms, near })
      .from(standardEntries)
      .where(and(isAsked, sql`${standardEntries.terms} && ${textList(stems)}`)),
    db
      .select({
        entries: sql<number>`count(*)::int`,
        meanTerms: sql<number>`coalesce(avg(cardinality(${standardEntries.terms})), 0)::float8`,
      })
      .from(standardEntries)
      .where(isAsked),
  ])
  return { candidates, entries: all?.entries ?? 0, meanTerms: all?.meanTerms ?? 0 }
}

export interface Difference {
  code: string
  kind: EntryKind
  nature: 'meaning' | 'renamed' | 'added' | 'gone'
  before: string | null
  after: string | null
  /** The producer’s own words, where it announced the change. */
  words: string | null
  movedTo: string | null
}

/**
 * What differs between two versions, what changes its meaning first. A code whose meaning changes is one that the producer says so of, or an
 * occupation that stands under another number of its own (OGR), or of another label under another code above it.
 */
export async function listDifferences(
  db: Database,
  source: StandardSource,
  { from, to }: { from: string; to: string },
): Promise<Difference[]> {
  const rows = await db.execute<{ [Key in keyof Difference]: Difference[Key] }>(sql`
    with old as (select * from ${standardEntries} where source = ${source} and version = ${from}),
      new as (select * from ${standardEntries} where source = ${source} and version = ${to}),
      announced as (select * from ${standardChanges} where source = ${source} and from_version = ${from} and to_version = ${to}),
      compared as (
        select coalesce(old.code, new.code) as code, coalesce(new.kind, old.kind) as kind, old.label as before, new.label as after,
          case when old.code is null then 'added' when new.code is null then 'gone'
            when old.kind = 'occupation' and (old.ogr <> new.ogr or old.label <> new.label and old.parent <> new.parent) then 'meaning'
            when old.label <> new.label then 'renamed' end as nature
        from old full join new using (code)
        where exists (select from new) and exists (select from old)
      )
    select coalesce(announced.code, compared.code) as code, coalesce(compared.kind, 'occupation') as kind,
      case when announced.nature = 'meaning' then 'meaning' else coalesce(compared.nature, announced.nature) end as nature,
      coalesce(compared.before, nullif(announced.label_before, '')) as before,
      coalesce(compared.after, nullif(announced.label_after, '')) as after, announced.words, announced.moved_to as "movedTo"
    from compared full join announced on announced.code = compared.code
    where compared.nature is not null or announced.code is not null
    order by array_position(array['meaning', 'renamed', 'gone', 'added'], case when announced.nature = 'meaning' then 'meaning'
      else coalesce(compared.nature, announced.nature) end), kind, code`)
  return [...rows]
}

/** The steps from one version to the next that a producer announced changes of. */
export async function listSteps(
  db: Database,
  source: StandardSource,
): Promise<{ from: string; to: string }[]> {
  return db
    .select({ from: standardChanges.from, to: standardChanges.to })
    .from(standardChanges)
    .where(eq(standardChanges.source, source))
    .groupBy(standardChanges.from, standardChanges.to)
    .orderBy(desc(standardChanges.to))
}

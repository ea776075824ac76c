/** Standards are stored version beside version, whole or not at all; nothing that somebody confirmed changes its target by an import. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFramework } from '#app/standards/case.server.ts'
import { decideChange, readChanges, requireStep } from '#app/standards/changes.server.ts'
import { readCoverage, readCoveredBlocks } from '#app/standards/coverage.server.ts'
import { readProposals } from '#app/standards/proposals.server.ts'
import { readRncp } from '#content/standards/rncp.ts'
import { openRome, readRome } from '#content/standards/rome.ts'
import { readCatalog } from '#content/read.ts'
import { listAudit } from '#db/audit.ts'
import type { Database } from '#db/client.server.ts'
import { standardEntries, standardLinks } from '#db/schema/standards.ts'
import { listAlignments, removeAlignment, saveAlignment } from '#db/standards/alignments.ts'
import {
  findEntry,
  listBelow,
  listCandidates,
  listDifferences,
  listLinked,
  searchEntries,
} from '#db/standards/entries.ts'
import { AlignedCodesChanged, listVersions, saveChanges, saveVersion } from '#db/standards/versions.ts'
import { foldedSql, listStems } from '#db/standards/words.ts'
import { plainEntry } from '#engine/standard.ts'
import { addPerson, minutesLater } from '../setup/learner.ts'
import { folderOf, rncpXml, romeFolder, type RomeChoice } from '../setup/standards.ts'
import { createTestDatabase, type TestDatabase } from '../setup/test-database.ts'

let database: TestDatabase
let db: Database
let staff: string
const { catalog } = readCatalog('content')

beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db
  staff = await addPerson(db, 'staff')
  await importRome()
})
afterAll(() => database.close())

let minute = 0
const later = () => minutesLater((minute += 1))

async function importRome(choice: RomeChoice = {}) {
  const rome = await openRome(romeFolder(choice))
  const row = { source: 'rome' as const, version: rome.version, releasedOn: rome.releasedOn }
  return saveVersion(db, { ...row, excerpt: false, importedBy: null, at: later() }, readRome(rome))
}

const rome60 = { source: 'rome' as const, version: '60' }
const labelOf = async (source: 'rome' | 'rncp', version: string, code: string) =>
  (await findEntry(db, { source, version, code }))?.label ?? ''
const decide = async (
  subject: string,
  code: string,
  version = '60',
  state: 'confirmed' | 'refused' = 'confirmed',
) =>
  saveAlignment(db, {
    ...{ id: randomUUID(), subjectKind: 'node', subject, source: 'rome', version, code, state },
    ...{ label: await labelOf('rome', version, code), note: '', score: 1.5, by: staff, at: later() },
  })
const stored = async () => ({
  entries: await db
    .select()
    .from(standardEntries)
    .where(eq(standardEntries.version, '60'))
    .orderBy(standardEntries.code),
  links: await db
    .select()
    .from(standardLinks)
    .where(eq(standardLinks.version, '60'))
    .orderBy(standardLinks.to),
})

describe('a version', () => {
  it('imported again is as before, and what its files have no more is gone', async () => {
    const before = await stored()
    expect(await importRome()).toEqual({
      links: 5,
      occupation: 2,
      title: 1,
      skill: 2,
      knowledge: 1,
      context: 1,
    })
    const again = await stored()
    const plain = ({ entries, links }: typeof again) => ({
      ...{ links, entries: entries.map(({ importedAt: _at, ...entry }) => entry) },
    })
    expect(plain(again)).toEqual(plain(before))
    const contexts = 'unix_referentiel_contexte_travail_v460_utf8.csv'
    const links = 'unix_liens_rome_referentiels_v460_utf8.csv'
    await importRome({
      files: {
        [contexts]: '"code_ogr","libelle_cont_travail","libelle_type_cont_trav"\n',
        [links]: '"code_rome","code_compo_bloc","code_rubrique","code_ogr"\n"M1855","5","1","701"\n',
      },
    })
    expect(await findEntry(db, { ...rome60, code: '901' })).toBeNull()
    expect((await stored()).links.map(({ to }) => to)).toEqual(['701', 'M1819'])
    await importRome()
  })

  it('is stored whole or not at all', async () => {
    const before = await stored()
    const links = 'unix_rubrique_mobilite_v460_utf8.csv'
    const bad = { [links]: '"code_rome","code_rome_cible","numero_ordre"\n"M1855","X9999","1"\n' }
    await expect(importRome({ skill: 'Autre chose', files: bad })).rejects.toThrow(`${links}:2`)
    expect(await stored()).toEqual(before)
  })

  it('stands beside the others, the latest first', async () => {
    await importRome({ version: '9', skill: 'Ancien' })
    expect((await listVersions(db)).map(({ version }) => version)).toEqual(['60', '9'])
    expect(await findEntry(db, { ...rome60, code: '701' })).toMatchObject({
      label: expect.stringContaining('Résoudre'),
    })
    await db.execute(sql`delete from standard_versions where version = '9'`)
    expect((await stored()).links).not.toEqual([])
  })
})

describe('looking for an entry', () => {
  const find = async (words: string) =>
    (
      await searchEntries(db, rome60, {
        words,
        kinds: ['occupation', 'title', 'skill', 'knowledge'],
        limit: 9,
      })
    ).map(({ code }) => code)

  it.each([
    ['developpeuse WEB', 'M1855'],
    ['développeurs web', 'M1855'],
    ['resoudre problème', '701'],
    ['les problèmes techniques d’un site', '701'],
    ["techniques d'un", '701'],
    ['M1855', 'M1855'],
    ['intégratr', '601'],
  ])('%s finds %s', async (words, code) => {
    expect((await find(words))[0]).toBe(code)
  })

  it.each(['boulangerie', '%', '_', "'; drop table people; --", '\\'])('%s finds nothing', async (words) => {
    expect(await find(words)).toEqual([])
  })

  it('what is at the heart of an occupation comes first, and old codes lead to it', async () => {
    const linked = await listLinked(db, { ...rome60, code: 'M1855' })
    expect(linked.map(({ code }) => code).slice(0, 2)).toEqual(['701', '801'])
    const today = await listBelow(db, rome60, { parent: 'M1805', kind: 'occupation' })
    expect(today.map(({ code }) => code)).toEqual(['M1855'])
  })
})

describe('a decision', () => {
  it('names who and when, is audited, is one for the two, and can be taken back', async () => {
    expect(await decide('html@1', '801')).toBe('kept')
    expect(await decide('html@1', '801')).toBe('kept')
    await Promise.all([1, 2].map(() => decide('html@1', '801', '60', 'refused')))
    const [own, ...others] = await listAlignments(db, { competency: 'html' })
    expect(others).toEqual([])
    expect(own).toMatchObject({ state: 'refused', label: 'HTML', version: '60' })
    expect(own?.decidedBy).toBeTruthy()
    const audit = await listAudit(db, { personId: staff })
    expect(audit.flatMap(({ action }) => (action.startsWith('alignment.') ? [action] : []))).toEqual([
      'alignment.refused',
      'alignment.confirmed',
    ])
    const key = { ...rome60, subjectKind: 'node' as const, subject: 'html@1', code: '801' }
    await removeAlignment(db, { ...key, by: staff, at: later() })
    expect(await listAlignments(db, { competency: 'html' })).toEqual([])
    expect(await decide('html@1', 'nothing')).toBe('gone')
  })

  it('takes a proposal from the list, whatever was decided in another version', async () => {
    const competency = catalog.competencies.find(({ slug }) => slug === 'html')
    if (!competency) throw new Error('no html')
    const propose = async (words = '') =>
      (await readProposals({ db }, { catalog, competency, source: 'rome', words })).proposals.map(
        ({ code }) => code,
      )
    expect(await propose()).toContain('801')
    expect(await propose('arbres')).toEqual(['702'])
    await decide('html@2', '801')
    expect(await propose()).not.toContain('801')
    expect(await propose('html')).toEqual([])
  })
})

describe('the next version', () => {
  const step = { source: 'rome' as const, from: '60', to: '61' }
  const context = { db, newId: randomUUID, now: later }

  it('is refused under the name of this one where it says something else of what is aligned', async () => {
    await decide('debugging@1', '701')
    const before = await stored()
    await expect(importRome({ skill: 'Tailler des problèmes' })).rejects.toThrow(AlignedCodesChanged)
    const skills = 'unix_referentiel_competence_v460_utf8.csv'
    const links = 'unix_liens_rome_referentiels_v460_utf8.csv'
    const without701 = {
      [skills]: '"code_ogr","libelle_competence","definition","cat_comp","code_ogr_macro_comp"\n',
      [links]: '"code_rome","code_compo_bloc","code_rubrique","code_ogr"\n',
    }
    await expect(importRome({ files: without701 })).rejects.toThrow(AlignedCodesChanged)
    expect(await stored()).toEqual(before)
  })

  it('says what changes its meaning, its name, comes and goes', async () => {
    const skills = 'unix_referentiel_competence_v461_utf8.csv'
    const header = '"code_ogr","libelle_competence","definition","cat_comp","code_ogr_macro_comp"\n'
    await importRome({
      ...{ version: '61', ogr: '599' },
      files: { [skills]: `${header}"701","Résoudre les bugs","","",""\n"703","Nouveau","","",""\n` },
    })
    const announced = { nature: 'meaning' as const, words: 'le code change de sens', movedTo: 'M1856' }
    await saveChanges(db, {
      ...step,
      changes: [
        { code: 'M1855', before: 'Développeur / Développeuse web', after: 'Autre métier', ...announced },
        { code: 'M1899', before: '', after: 'Tout neuf', ...announced, nature: 'added', movedTo: null },
      ],
    })
    const found = await listDifferences(db, 'rome', step)
    expect(found.map(({ code, nature }) => [code, nature])).toEqual([
      ['M1819', 'meaning'],
      ['M1855', 'meaning'],
      ['701', 'renamed'],
      ['702', 'gone'],
      ['M1899', 'added'],
      ['703', 'added'],
    ])
    expect(found[1]).toMatchObject({ words: 'le code change de sens', movedTo: 'M1856' })
  })

  it('moves nothing by itself: ours stays in the old one until somebody says so, code by code', async () => {
    const { ours } = await readChanges({ db }, step)
    expect(
      ours.map(({ subject, code, fate, decision, open }) => [subject, code, fate, decision, open]),
    ).toEqual([
      ['debugging@1', '701', 'renamed', null, true],
      ['html@2', '801', 'same', null, true],
    ])
    expect(await listAlignments(db, { version: '61' })).toEqual([])
    const own = { ...step, subjectKind: 'node' as const, by: staff, label: 'HTML' }
    const here = { ...context, db }
    expect(await decideChange(here, { ...own, subject: 'html@2', code: '801', state: 'confirmed' })).toBe(
      'kept',
    )
    expect(await decideChange(here, { ...own, subject: 'debugging@1', code: '701', state: 'refused' })).toBe(
      'changed',
    )
    const read = { ...own, label: 'Résoudre les bugs' }
    expect(await decideChange(here, { ...read, subject: 'debugging@1', code: '701', state: 'refused' })).toBe(
      'kept',
    )
    expect(await decideChange(here, { ...own, subject: 'css@1', code: '801', state: 'confirmed' })).toBe(
      'none',
    )
    const after = await listAlignments(db)
    expect(after.map(({ subject, version, state, label }) => [subject, version, state, label])).toEqual([
      ['debugging@1', '60', 'confirmed', "Résoudre les problèmes techniques d'un site"],
      ['debugging@1', '61', 'refused', 'Résoudre les bugs'],
      ['html@2', '60', 'confirmed', 'HTML'],
      ['html@2', '61', 'confirmed', 'HTML'],
    ])
  })
})

describe('each version and source', () => {
  it('is looked through alone', async () => {
    const find = (version: string) =>
      searchEntries(db, { source: 'rome', version }, { words: 'nouveau', kinds: ['skill'], limit: 9 })
    expect(await find('60')).toEqual([])
    expect(await find('61')).toMatchObject([{ code: '703' }])
    const [stems = []] = await listStems(db, ['arbres'])
    const asked = { kinds: ['skill' as const], stems, domains: [] }
    expect(await listCandidates(db, { source: 'rome', version: '61' }, asked)).toMatchObject({
      ...{ candidates: [], entries: 2 },
    })
  })

  it('has its own steps', async () => {
    const step = { from: '60', to: '61' }
    expect(await requireStep({ db }, { ...step, source: 'rome' })).toMatchObject({ here: true })
    await expect(requireStep({ db }, { ...step, source: 'esco' })).rejects.toMatchObject({ status: 404 })
  })

  it('is folded the same whatever capitals the server knows', async () => {
    const folded = foldedSql(sql`'ÉCŒUREMENT À L’ÂGE' collate "C"`)
    const [row] = await db.execute<{ folded: string }>(sql`select ${folded} as folded`)
    expect(row?.folded).toBe("ecoeurement a l'age")
  })
})

describe('the framework in public', () => {
  it('shows what is confirmed of what is in the catalogue, as it is now', async () => {
    const published = () => Promise.resolve({ id: 1, fit: null, catalog })
    const read = async () => {
      const framework = await readFramework({
        ...{ db, env: { publicUrl: 'https://a.test' }, catalogs: { published } },
      })
      return framework('fr').CFAssociations.flatMap(
        ({ associationType, originNodeURI, destinationNodeURI }) =>
          associationType === 'isRelatedTo' ? [[originNodeURI.title, destinationNodeURI.title]] : [],
      )
    }
    const before = await read()
    expect(before).toContainEqual(['html@2', 'HTML'])
    await decide('css@1', '702', '60', 'refused')
    await decide('nothing-of-ours@1', '702')
    expect(await read()).toEqual(before)
    await decide('css@1', '702')
    expect(await read()).toContainEqual(['css@1', 'Tailler les arbres'])
  })
})

describe('a decision during an import', () => {
  it('waits for it, and is not kept of a label that nobody has read', async () => {
    const version = { source: 'esco' as const, version: '1' }
    const row = { ...version, releasedOn: null, excerpt: false, importedBy: null }
    const one = (label: string) => ({ entries: [plainEntry('a', 'skill', label)], links: [] })
    async function* parts(label: string, until: Promise<void>) {
      yield one(label)
      await until
    }
    await saveVersion(db, { ...row, at: later() }, parts('Avant', Promise.resolve()))
    let release = () => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const importing = saveVersion(db, { ...row, at: later() }, parts('Après', gate))
    const held = () =>
      db.execute(sql`select from pg_locks where relation = 'standard_entries'::regclass and mode = 'RowExclusiveLock'
        and database = (select oid from pg_database where datname = current_database())`)
    await expect.poll(async () => (await held()).length).toBeGreaterThan(0)
    const deciding = saveAlignment(db, {
      ...{ ...version, id: randomUUID(), subjectKind: 'node', subject: 'css@2', code: 'a', label: 'Avant' },
      ...{ state: 'confirmed', note: '', score: null, by: staff, at: later() },
    })
    const early = await Promise.race([deciding, new Promise((resolve) => setTimeout(resolve, 200, 'waits'))])
    release()
    expect(early).toBe('waits')
    await importing
    expect(await deciding).toBe('changed')
  })
})

describe('coverage', () => {
  it('is of blocks of which every competence is confirmed, and of nothing else', async () => {
    const [track] = catalog.tracks
    if (!track) throw new Error('no track')
    const path = join(folderOf({ 'a.xml': rncpXml }), 'a.xml')
    const row = {
      source: 'rncp' as const,
      version: '2026-08',
      releasedOn: null,
      excerpt: false,
      importedBy: null,
    }
    await saveVersion(db, { ...row, at: later() }, readRncp(path))
    const align = async (
      subject: string,
      code: string,
      state: 'confirmed' | 'refused',
      version = '2026-08',
    ) =>
      saveAlignment(db, {
        ...{
          id: randomUUID(),
          subjectKind: 'node',
          subject,
          source: 'rncp',
          version,
          code,
          label: await labelOf('rncp', version, code),
          state,
        },
        ...{ note: '', score: null, by: staff, at: later() },
      })
    expect(await readCoverage({ db }, catalog, track)).toEqual([])
    await align('html@1', 'RNCP1BC01.1', 'confirmed')
    await align('css@1', 'RNCP1BC01.2', 'refused')
    expect(await readCoverage({ db }, catalog, track)).toMatchObject([
      { code: 'RNCP1', blocks: [{ covered: false, skills: [{ nodes: ['html@1'] }, { nodes: [] }] }] },
    ])
    expect(await readCoveredBlocks({ db }, catalog, track)).toEqual([])
    await align('css@1', 'RNCP1BC01.2', 'confirmed')
    expect(await readCoveredBlocks({ db }, catalog, track)).toEqual([
      { code: 'RNCP1', label: 'Faire & défaire', places: [1] },
    ])
    const next = rncpXml.replace('Faire &amp;', 'Refaire &amp;')
    const nextPath = join(folderOf({ 'a.xml': next }), 'a.xml')
    await saveVersion(db, { ...row, version: '2026-10', at: later() }, readRncp(nextPath))
    await align('html@1', 'RNCP1BC01.1', 'confirmed', '2026-10')
    const labels = async () => (await readCoveredBlocks({ db }, catalog, track)).map(({ label }) => label)
    expect(await labels()).toEqual(['Faire & défaire'])
    await align('css@1', 'RNCP1BC01.2', 'confirmed', '2026-10')
    expect(await labels()).toEqual(['Refaire & défaire'])
    expect((await readCoverage({ db }, catalog, track)).map(({ version }) => version)).toEqual([
      '2026-10',
      '2026-08',
    ])
  })
})

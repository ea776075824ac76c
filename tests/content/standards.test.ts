/** What others have written down is read as they wrote it; a bad file is refused with its name and line. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readChanges } from '#content/standards/changes.ts'
import { readCsv } from '#content/standards/csv.ts'
import { readEsco } from '#content/standards/esco.ts'
import { readRncp } from '#content/standards/rncp.ts'
import { openRome, readRome } from '#content/standards/rome.ts'
import { folderOf, openData, rncpXml, romeFolder, wholeOf, type RomeChoice } from '../setup/standards.ts'

const one = (content: string | Uint8Array, name = 'a.csv') => join(folderOf({ [name]: content }), name)

async function rowsOf(content: string | Uint8Array) {
  const rows = []
  for await (const row of readCsv(one(content), ['a', 'b'])) rows.push(row)
  return rows
}

describe('CSV', () => {
  it('reads quotes, commas, line breaks within a cell, and columns in any order', async () => {
    const rows = await rowsOf('\ufeff"b",c,"a"\r\n"1 ""x"", y",,"two\nlines"\r\n2,z,3')
    expect(rows).toEqual([
      { line: 2, cells: { a: 'two\nlines', b: '1 "x", y' } },
      { line: 4, cells: { a: '3', b: '2' } },
    ])
  })

  it('reads a file that comes in many pieces', async () => {
    const long = 'é'.repeat(70_000)
    const rows = await rowsOf(`a,b\n"${long}",1\n2,"${long}"\n`)
    expect(rows.map(({ line, cells }) => [line, cells.a.length, cells.b.length])).toEqual([
      [2, 70_000, 1],
      [3, 1, 70_000],
    ])
  })

  it.each([
    ['a column is missing', 'a,c\n1,2', 'a.csv:1 has no column b'],
    ['a row is short', 'a,b\n1,2\n3', 'a.csv:3 has 1 cells where the header has 2'],
    ['a quote is never closed', 'a,b\n"1,2\n3,4\n', 'a.csv:2 opens a quote that is never closed'],
    ['a quote stands in the middle', 'a,b\n1"2"3,4\n', 'a.csv:2 cell 1 has a quote in the middle'],
    ['it is empty', '', 'a.csv: is empty'],
    ['it is not UTF-8', new Uint8Array([97, 44, 98, 10, 0xe9, 44, 49]), 'a.csv: is not written in UTF-8'],
  ])('says where %s', async (_what, content, message) => {
    await expect(rowsOf(content)).rejects.toThrow(message)
  })
})

describe('ROME', () => {
  const read = async (choice?: RomeChoice) => wholeOf(readRome(await openRome(romeFolder(choice))))

  it('reads occupations with their texts in order, what belongs to them and what is at their heart', async () => {
    const rome = await openRome(romeFolder())
    expect(rome).toMatchObject({ version: '60', releasedOn: '2025-09-18' })
    const { entries, links } = await wholeOf(readRome(rome))
    expect(entries.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
      ...['M1855 occupation', 'M1819 occupation', '601 title', '701 skill', '702 skill'],
      ...['801 knowledge', '901 context'],
    ])
    expect(entries[0]).toMatchObject({
      label: 'Développeur / Développeuse web',
      definition: 'Construit des "sites".\nVeille à l\'accessibilité.\nEt à la clarté.',
      ...{ parent: 'M1805', ogr: '501' },
    })
    expect(links.map(({ to, kind, mark, position }) => [to, kind, mark, position])).toEqual([
      ['601', 'title', null, 0],
      ['701', 'skill', 'core', 0],
      ['801', 'knowledge', 'emerging', 0],
      ['901', 'context', null, 0],
      ['M1819', 'mobility', null, 1],
    ])
  })

  const links = 'unix_liens_rome_referentiels_v460_utf8.csv'
  const skills = 'unix_referentiel_competence_v460_utf8.csv'
  const header = '"code_rome","code_compo_bloc","code_rubrique","code_ogr"'
  it.each([
    [links, `${header}\n"M1855","5","1","999"`, `${links}:2 names 999 as a skill, which it is not`],
    [links, `${header}\n"M1855","5","1","801"`, `${links}:2 names 801 as a skill, which it is not`],
    [links, `${header}\n\n"X1","5","1","701"`, `${links}:3 names the occupation X1, which is in no file`],
    [links, `${header}\n"M1855","9","1","701"`, `${links}:2 has an unknown block 9, rubric 1`],
    [
      skills,
      '"code_ogr","libelle_competence","definition","cat_comp","code_ogr_macro_comp"\n"701","a","","",""\n"701","b","","",""',
      `${skills}:3 has 701 a second time`,
    ],
    [
      'unix_coherence_item_v460_utf8.csv',
      '"code_rome","code_ogr","coeur_metier"\n"M1855","701","Souvent"',
      'unix_coherence_item_v460_utf8.csv:2 has an unknown coeur_metier: Souvent',
    ],
  ])('refuses a bad %s', async (file, content, message) => {
    await expect(read({ files: { [file]: content } })).rejects.toThrow(message)
  })

  it('refuses a folder without a version, or with two', async () => {
    await expect(openRome(folderOf({}))).rejects.toThrow('has no file unix_referentiel_code_rome')
    const second = { 'unix_referentiel_code_rome_v461_utf8.csv': '' }
    await expect(openRome(romeFolder({ files: second }))).rejects.toThrow('holds several versions')
  })

  it('reads what is announced from one version to the next', async () => {
    const name = 'rome_v60_vers_v61_m18_changements.csv'
    const first = 'code_rome,libelle_v60_25M09,libelle_v61_26M06,nature,appellations_deplacees_vers\n'
    const path = one(
      `${first}M1819,Ingénieure,Technicienne,le code change de sens,M1856\nM1895,,Géomaticienne,nouveau code,\n`,
      name,
    )
    expect(await readChanges(path)).toEqual({
      ...{ from: '60', to: '61' },
      changes: [
        {
          code: 'M1819',
          nature: 'meaning',
          words: 'le code change de sens',
          before: 'Ingénieure',
          after: 'Technicienne',
          movedTo: 'M1856',
        },
        {
          code: 'M1895',
          nature: 'added',
          words: 'nouveau code',
          before: '',
          after: 'Géomaticienne',
          movedTo: null,
        },
      ],
    })
    await expect(readChanges(one(`${first}M1819,a,b,autre,\n`, name))).rejects.toThrow(
      `${name}:2 has an unknown nature: autre`,
    )
  })
})

describe('ESCO', () => {
  const header = 'uri,label_en,label_fr,alt_fr,skillType,reuseLevel\n'

  it('knows a skill by the end of its address, in two languages', async () => {
    const path = one(
      `${header}http://data.europa.eu/esco/skill/ab-1,CSS,CSS feuilles,un|deux,knowledge,sector\n`,
    )
    const { entries } = await wholeOf(readEsco(path))
    expect(entries).toMatchObject([
      { code: 'ab-1', kind: 'knowledge', label: 'CSS feuilles', labelEn: 'CSS', definition: 'un\ndeux' },
    ])
  })

  it.each([
    ['https://example.org/x,a,b,,knowledge,', 'a.csv:2 has no address of an ESCO skill'],
    ['http://data.europa.eu/esco/skill/ab-1,,,,knowledge,', 'a.csv:2 has no label'],
  ])('refuses %s', async (row, message) => {
    await expect(wholeOf(readEsco(one(header + row)))).rejects.toThrow(message)
  })
})

describe('RNCP', () => {
  const read = (xml: string) => wholeOf(readRncp(one(xml, 'a.xml')))

  it('reads a certification, its blocks and each of their competences', async () => {
    const { entries, links } = await read(rncpXml)
    expect(entries.map(({ code, kind, label }) => [code, kind, label])).toEqual([
      ['RNCP1', 'certification', 'Faire & défaire'],
      ['RNCP1BC01', 'block', 'Écrire <des> pages'],
      ['RNCP1BC01.1', 'skill', 'Structurer une page'],
      ['RNCP1BC01.2', 'skill', 'Mettre en forme une page'],
    ])
    expect(entries[0]).toMatchObject({ family: 'Titre professionnel', note: '2028-09-01' })
    expect(links.map(({ from, to, kind }) => [from, to, kind])).toContainEqual([
      'RNCP1',
      'M1805',
      'occupation',
    ])
    expect(links).toHaveLength(4)
  })

  it.each([
    [
      'crossed elements',
      '<FICHES>\n<FICHE><A></B></FICHE></FICHES>',
      'a.xml:2 closes B where A of line 2 is open',
    ],
    ['an end that is missing', '<FICHES><FICHE>', 'a.xml: ends before its last element is closed'],
    ['a cut tag', '<FICHES>\n\n<FIC', 'a.xml:3 ends within a tag'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]>\n<FICHES/>', 'a.xml:1 has a document type'],
    [
      'an unknown entity',
      '<FICHES>\n<FICHE><A>&boom;</A></FICHE></FICHES>',
      'a.xml:2 has an entity that is not known: &boom;',
    ],
    ['no number', '<FICHES><FICHE>\n</FICHE></FICHES>', 'a.xml:1 has a FICHE without a number'],
    ['nothing', '<FICHES></FICHES>', 'a.xml: has no FICHE'],
  ])('refuses %s', async (_what, xml, message) => {
    await expect(read(xml)).rejects.toThrow(message)
  })
})

describe.skipIf(!openData)(
  'the whole files (skipped where OPEN_DATA_DIR or ../shared/data is not there)',
  () => {
    const data = openData ?? ''

    it('ROME version 60', async () => {
      const { entries, links } = await wholeOf(readRome(await openRome(join(data, 'rome'))))
      const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length
      expect(['occupation', 'title', 'skill', 'knowledge'].map(count)).toEqual([
        1_584, 13_120, 18_317, 15_354,
      ])
      // 118,923 links, of which one for each occupation repeats its own number; and 14,912 to nearby occupations.
      expect(links.filter(({ kind }) => kind !== 'mobility')).toHaveLength(118_923 - 1_584)
      expect(links).toHaveLength(118_923 - 1_584 + 14_912)
    })

    it('ESCO and the RNCP', async () => {
      const esco = await wholeOf(readEsco(join(data, 'esco/esco_digital_skills_collection_fr_en.csv')))
      expect(esco.entries).toHaveLength(1_201)
      const rncp = await wholeOf(readRncp(join(data, 'rncp/export_fiches_RNCP_fixture.xml')))
      const own = rncp.entries.filter(({ code }) => code.startsWith('RNCP37674'))
      expect(own.map(({ kind }) => kind)).toEqual([
        ...['certification', 'block', ...Array(4).fill('skill')],
        ...['block', ...Array(4).fill('skill')],
      ])
    })
  },
)

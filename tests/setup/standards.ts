/** Small standards in their producers’ own layout, made by hand; and where the whole ones are, on machines that have them. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { StandardPart } from '#engine/standard.ts'

/** The folder of the whole files, or null; tests that read them are skipped without. */
export const openData = [process.env.OPEN_DATA_DIR ?? '', '../shared/data'].find(
  (folder) => folder !== '' && existsSync(join(folder, 'rome')),
)

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Writes files into a new folder, which goes when the file's tests are through; its path. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ariane-standards-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

const csv = (...rows: string[][]) =>
  `${rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`

export interface RomeChoice {
  version?: string
  /** Labels of the two occupations. */
  labels?: [string, string]
  /** The number of the second one, which stays when its code changes its meaning. */
  ogr?: string
  skill?: string
  /** Files instead of those made. */
  files?: Record<string, string>
}

/** A ROME of two occupations, two titles, two skills and one knowledge. */
export function romeFolder(choice: RomeChoice = {}): string {
  const { version = '60', ogr = '502', skill = "Résoudre les problèmes techniques d'un site" } = choice
  const [web, safe] = choice.labels ?? ['Développeur / Développeuse web', 'Ingénieur / Ingénieure sécurité']
  const name = (stem: string) => `unix_${stem}_v4${version}_utf8.csv`
  return folderOf({
    [name('referentiel_code_rome')]: csv(
      ['code_rome', 'code_fiche_metier', 'code_ogr', 'libelle_rome', 'code_rome_parent'],
      ['M1855', '1', '501', web, 'M1805'],
      ['M1819', '2', ogr, safe, 'M1802'],
    ),
    [name('referentiel_appellation')]: csv(
      ['code_ogr', 'libelle_appellation_long', 'code_rome', 'classification'],
      ['601', 'Intégrateur / Intégratrice web', 'M1855', 'PRINCIPALE'],
    ),
    [name('referentiel_competence')]: csv(
      ['code_ogr', 'libelle_competence', 'definition', 'cat_comp', 'code_ogr_macro_comp'],
      ['701', skill, '', 'Savoir-faire', ''],
      ['702', 'Tailler les arbres', '', 'Savoir-faire', ''],
    ),
    [name('referentiel_savoir')]: csv(
      ['code_ogr_savoir', 'libelle_savoir', 'categorie_savoir'],
      ['801', 'HTML', 'Informatique'],
    ),
    [name('referentiel_contexte_travail')]: csv(
      ['code_ogr', 'libelle_cont_travail', 'libelle_type_cont_trav'],
      ['901', 'Travail en horaires décalés', 'Horaires'],
    ),
    [name('texte')]: csv(
      ['code_rome', 'libelle_type_texte', 'position_phrase', 'libelle_texte'],
      ['M1855', 'definition', '2', "Veille à l''accessibilité.\nEt à la clarté."],
      ['M1855', 'definition', '1', 'Construit des "sites".'],
    ),
    [name('coherence_item')]: csv(
      ['code_rome', 'code_ogr', 'coeur_metier'],
      ['M1855', '701', 'Principale'],
      ['M1855', '801', 'Émergente'],
      ['M1855', '901', ''],
    ),
    [name('liens_rome_referentiels')]: csv(
      ['code_rome', 'code_compo_bloc', 'code_rubrique', 'code_ogr'],
      ['M1855', '1', '', '501'],
      ['M1855', '2', '', '601'],
      ['M1855', '5', '1', '701'],
      ['M1855', '5', '3', '801'],
      ['M1855', '6', '', '901'],
    ),
    [name('rubrique_mobilite')]: csv(
      ['code_rome', 'code_rome_cible', 'numero_ordre'],
      ['M1855', 'M1819', '1'],
    ),
    'version.txt': 'Date de publication : 18/09/2025\n',
    ...choice.files,
  })
}

/** All parts of a file in one. */
export async function wholeOf(parts: AsyncIterable<StandardPart>): Promise<StandardPart> {
  const whole: StandardPart = { entries: [], links: [] }
  for await (const { entries, links } of parts) {
    whole.entries.push(...entries)
    whole.links.push(...links)
  }
  return whole
}

/** A certification of one block of two competences, the second of which goes over two lines. */
export const rncpXml = `<?xml version="1.0" encoding="UTF-8"?>
<FICHES>
  <!-- One, for tests. -->
  <FICHE>
    <NUMERO_FICHE>RNCP1</NUMERO_FICHE>
    <INTITULE>Faire &amp; d&#233;faire</INTITULE>
    <ABREGE><LIBELLE>Titre professionnel</LIBELLE></ABREGE>
    <CODES_ROME><ROME><CODE>M1805</CODE></ROME><ROME><CODE>M1805</CODE></ROME></CODES_ROME>
    <DATE_FIN_ENREGISTREMENT>01/09/2028</DATE_FIN_ENREGISTREMENT>
    <BLOCS_COMPETENCES>
      <BLOC_COMPETENCES>
        <CODE>RNCP1BC01</CODE>
        <LIBELLE><![CDATA[Écrire <des> pages]]></LIBELLE>
        <LISTE_COMPETENCES>- Structurer une page  - Mettre en forme
une page</LISTE_COMPETENCES>
      </BLOC_COMPETENCES>
    </BLOCS_COMPETENCES>
    <CORRESPONDANCES><BLOC_COMPETENCES><CODE>AUTRE</CODE></BLOC_COMPETENCES></CORRESPONDANCES>
  </FICHE>
</FICHES>
`

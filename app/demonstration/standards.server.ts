/**
 * An excerpt of each standard, so that their pages say something before they are imported whole, with some decisions on them. Labels and
 * codes are cited from ROME 4.0 version 60 of 18/09/2025 (France Travail), ESCO 1.1.1 (European Commission) and the RNCP (France
 * compétences, export of August 2026). Importing them whole puts everything in their place, decisions included.
 */
import type { Academy } from '#app/academy.server.ts'
import { idFrom } from '#db/identifier.ts'
import { saveAlignment } from '#db/standards/alignments.ts'
import { listVersions, saveChanges, saveVersion } from '#db/standards/versions.ts'
import {
  plainEntry,
  type AnnouncedChange,
  type EntryKind,
  type LinkKind,
  type StandardEntry,
  type StandardLink,
  type StandardPart,
  type StandardSource,
} from '#engine/standard.ts'

const web = 'M1855'

const occupations: [code: string, label: string, parent: string, ogr: string][] = [
  [web, 'Développeur / Développeuse web', 'M1805', '489081'],
  ['M1861', "Développeur / Développeuse logiciel ou d'application", 'M1805', '489209'],
  ['M1819', 'Ingénieur / Ingénieure sécurité informatique', 'M1802', '488707'],
  ['M1822', 'Ingénieur / Ingénieure systèmes et réseaux informatiques', 'M1802', '488717'],
  ['M1844', 'Analyste en cybersécurité', 'M1805', '489017'],
  ['M1854', 'Administrateur / Administratrice réseau informatique', 'M1801', '489078'],
]

/** What belongs to the web developer: at the heart of it where it is marked. */
const belonging: [code: string, kind: LinkKind & EntryKind, label: string, mark?: 'core' | 'emerging'][] = [
  ['200150', 'title', 'Développeur / Développeuse front-end'],
  ['510906', 'title', 'Intégrateur / Intégratrice web'],
  ['109846', 'skill', 'Concevoir une application web', 'core'],
  ['486523', 'skill', 'Résoudre les problèmes techniques et bugs des sites', 'core'],
  ['486519', 'skill', 'Collaborer avec des équipes multidisciplinaires pour des projets web', 'core'],
  ['486520', 'skill', 'Configurer des serveurs web et gérer le déploiement', 'core'],
  ['486515', 'skill', 'Analyser les besoins des utilisateurs pour la création de sites web', 'emerging'],
  ['400261', 'skill', 'Coder'],
  ['113850', 'skill', "Réaliser la mise à jour d'un site web"],
  ['486516', 'skill', 'Assurer la compatibilité des applications sur différents navigateurs'],
  ['486517', 'skill', 'Intégrer des éléments graphiques et visuels en respectant les standards web'],
  ['300460', 'skill', "Faire preuve d'autonomie"],
  ['102788', 'knowledge', 'HTML'],
  ['119712', 'knowledge', "Conception d'interfaces utilisateur (UI)"],
  ['479231', 'knowledge', 'Accessibilité web'],
  ['481375', 'knowledge', 'Optimisation des performances web'],
  ['481376', 'knowledge', 'Utilisation de frameworks JavaScript'],
]

const esco: [code: string, kind: EntryKind, label: string, labelEn: string][] = [
  ['e5d1f825-60ed-4bdd-872a-e748c387f777', 'knowledge', 'CSS', 'CSS'],
  ['3cd569a2-4f88-4c1e-9995-8dce8c5e51a7', 'knowledge', 'JavaScript', 'JavaScript'],
  [
    '978db6a1-7297-4c89-819a-47605f2c3ba8',
    'skill',
    'gérer des versions d’un logiciel',
    'manage software releases',
  ],
  [
    '1973c966-f236-40c9-b2d4-5d71a89019be',
    'skill',
    'utiliser un logiciel de tableur',
    'use spreadsheets software',
  ],
  [
    'a4b2a278-2123-4450-8b43-be01c4f341da',
    'skill',
    'protéger la confidentialité et l’identité en ligne',
    'safeguard online privacy and identity',
  ],
  [
    'c4b1f326-224a-420a-b8b3-814a8f13b6cb',
    'skill',
    'mettre en œuvre le design front end d’un site web',
    'implement front-end website design',
  ],
]

const title = 'RNCP37674'
const blocks = [
  {
    label: "Développer la partie front-end d'une application web ou web mobile sécurisée",
    skills: [
      'Installer et configurer son environnement de travail en fonction du projet web ou web mobile',
      'Maquetter des interfaces utilisateur web ou web mobile',
      'Réaliser des interfaces utilisateur statiques web ou web mobile',
      'Développer la partie dynamique des interfaces utilisateur web ou web mobile',
    ],
  },
  {
    label: "Développer la partie back-end d'une application web ou web mobile sécurisée",
    skills: [
      'Mettre en place une base de données relationnelle',
      "Développer des composants d'accès aux données SQL et NoSQL",
      'Développer des composants métier coté serveur',
      "Documenter le déploiement d'une application dynamique web ou web mobile",
    ],
  },
]

const words = 'le code change de sens'
const announced: [code: string, after: string, movedTo: string][] = [
  ['M1819', 'Technicien / Technicienne en cybersécurité', 'M1856'],
  ['M1822', 'Spécialiste Jumeau Numérique', 'M1802'],
  ['M1844', 'Responsable des études et applications informatiques', 'M1856'],
  ['M1854', 'Chef / Cheffe de projet réseau fixe et mobile', 'M1802'],
]

const rncpVersion = '2026-08'
const decisions: [
  node: string,
  source: StandardSource,
  code: string,
  state: 'confirmed' | 'refused',
  note: string,
][] = [
  ['html@3', 'rome', '102788', 'confirmed', ''],
  ['debugging@2', 'rome', '486523', 'confirmed', ''],
  ['delivery@1', 'rome', '486520', 'refused', 'Nous publions un site ; nous ne configurons pas de serveur.'],
  [
    'git@1',
    'esco',
    '978db6a1-7297-4c89-819a-47605f2c3ba8',
    'confirmed',
    'Les versions de son travail, pas celles d’un produit.',
  ],
  ['html@3', 'rncp', `${title}BC01.3`, 'confirmed', ''],
  ['css@3', 'rncp', `${title}BC01.3`, 'confirmed', 'La mise en page, adaptée au téléphone.'],
  ['dom@2', 'rncp', `${title}BC01.4`, 'confirmed', ''],
]

const link = (from: string, to: string, kind: LinkKind, position: number): StandardLink => ({
  ...{ from, to, kind, mark: null, position },
})

function romeExcerpt(): StandardPart {
  return {
    entries: [
      ...occupations.map(([code, label, parent, ogr]) => ({
        ...plainEntry(code, 'occupation', label),
        parent,
        ogr,
      })),
      ...belonging.map(([code, kind, label]) => ({
        ...plainEntry(code, kind, label),
        parent: kind === 'title' ? web : null,
      })),
    ],
    links: [
      ...belonging.map(([code, kind, , mark]) => ({ ...link(web, code, kind, 0), mark: mark ?? null })),
      link(web, 'M1861', 'mobility', 1),
    ],
  }
}

function rncpExcerpt(): StandardPart {
  const entries: StandardEntry[] = [
    {
      ...plainEntry(title, 'certification', 'Développeur web et web mobile'),
      ...{ family: 'Titre professionnel', note: '2028-09-01' },
    },
  ]
  const links = [link(title, 'M1805', 'occupation', 1)]
  blocks.forEach(({ label, skills }, i) => {
    const block = `${title}BC0${i + 1}`
    entries.push({ ...plainEntry(block, 'block', label), parent: title })
    links.push(link(title, block, 'block', i + 1))
    skills.forEach((skill, n) => {
      entries.push({ ...plainEntry(`${block}.${n + 1}`, 'skill', skill), parent: block })
      links.push(link(block, `${block}.${n + 1}`, 'skill', n + 1))
    })
  })
  return { entries, links }
}

async function* once(part: StandardPart): AsyncGenerator<StandardPart> {
  yield part
}

/** Stores the excerpts where there is nothing yet, and what staff decided of them; called twice, it is there once. */
export async function citeStandards(academy: Academy, staffId: string): Promise<void> {
  const { db } = academy
  const at = academy.now()
  if ((await listVersions(db)).length > 0) return
  await db.transaction(async (tx) => {
    const row = { excerpt: true, importedBy: null, at }
    const rome = { source: 'rome' as const, version: '60', releasedOn: '2025-09-18' }
    await saveVersion(tx, { ...rome, ...row }, once(romeExcerpt()))
    const skills = esco.map(([code, kind, label, labelEn]) => ({ ...plainEntry(code, kind, label), labelEn }))
    const escoRow = { source: 'esco' as const, version: '1.1.1', releasedOn: null }
    await saveVersion(tx, { ...escoRow, ...row }, once({ entries: skills, links: [] }))
    const rncp = { source: 'rncp' as const, version: rncpVersion, releasedOn: null }
    await saveVersion(tx, { ...rncp, ...row }, once(rncpExcerpt()))
    const before = new Map(occupations.map(([code, label]) => [code, label]))
    const changes = announced.map(([code, after, movedTo]): AnnouncedChange => ({
      ...{ code, nature: 'meaning', before: before.get(code) ?? '', after, words, movedTo },
    }))
    await saveChanges(tx, { source: 'rome', from: '60', to: '61', changes })
    const labels = new Map(
      [...romeExcerpt().entries, ...skills, ...rncpExcerpt().entries].map(({ code, label }) => [code, label]),
    )
    const versionOf = { rome: '60', esco: '1.1.1', rncp: rncpVersion }
    for (const [node, source, code, state, note] of decisions)
      await saveAlignment(tx, {
        ...{ id: idFrom('alignment', node, code), subjectKind: 'node', subject: node, source, code },
        ...{
          version: versionOf[source],
          label: labels.get(code) ?? '',
          state,
          note,
          score: null,
          by: staffId,
          at,
        },
      })
  })
}

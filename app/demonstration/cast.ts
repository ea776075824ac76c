/** The people of the demonstration. All of them are invented; so are their lives. */
import { demonstrationEmail, type DemonstrationPerson } from '#app/demonstration.ts'
import type { SpokenLanguage } from '#app/people/words.ts'
import type { MentorDetails } from '#db/mentors.ts'
import type { Role } from '#db/schema/people.ts'
import type { Language } from '#engine/catalog.ts'
import { hashText, seededRandom } from '#engine/shuffle.ts'

/** How she goes along: what she keeps of the days she had in mind, and how it went on. */
export type Course = 'steady' | 'irregular' | 'swift' | 'paused' | 'stopped' | 'refused' | 'new'

export interface Learner {
  name: string
  email: string
  language: Language
  timeZone: string
  /** Days since she joined. */
  daysAgo: number
  course: Course
  /** In logits: what she brought along, against the learners the engine expects. */
  ability: number
  /** Minutes by weekday that she announced, Monday first. */
  week: readonly number[]
  /** In how many goes they come, Monday first; in one where absent. */
  sittings?: readonly number[]
  /** The hour, hers, at which she usually sits down. */
  hour: number
  /** Days without a minute, as days ago: from, to; negative is still to come. */
  holidays?: readonly [number, number]
  /** Days ago of her last day, when she came no more. */
  lastDay?: number
  /** She asked for all letters that one may choose. */
  letters?: true
}

/** Those of the staff side whom the sign-in page offers. */
export const companions: { who: DemonstrationPerson; name: string; role: Role }[] = [
  { who: 'mentor', name: 'Isabelle Nguyen', role: 'mentor' },
  { who: 'coach', name: 'Sandrine Lefèvre', role: 'coach' },
  { who: 'staff', name: 'Leïla Haddad', role: 'staff' },
  { who: 'admin', name: 'Anne Kowalski', role: 'admin' },
]

/** Someone who offers to accompany: what she says of herself, and when she can meet, by weekday from Monday 0, in hours. */
export interface OfferedMentor {
  name: string
  email: string
  timeZone?: string
  details: MentorDetails
  state: 'approved' | 'waiting'
  slots: readonly (readonly [weekday: number, from: number, to: number])[]
  /** Days since she sent her application. */
  sentAgo: number
}

const front = ['web-front-end']

/** The mentor whom the sign-in page offers. */
export const isabelle: OfferedMentor = {
  name: 'Isabelle Nguyen',
  email: demonstrationEmail('mentor'),
  details: {
    trades: front,
    topics: ['first-steps', 'code', 'portfolio'],
    languages: ['fr', 'en', 'vi'],
    tone: 'listening',
    about:
      'J’étais comptable à Lille. À trente-huit ans, j’ai appris à faire des pages web, le soir, avec deux enfants. Je sais qu’on doute, et qu’on y arrive. J’aime relire du code à deux, un café à la main.',
    years: 11,
    minutesPerWeek: 160,
    videoLink: 'https://visio.ariane.example/isabelle',
  },
  state: 'approved',
  slots: [
    [1, 18, 20.5],
    [3, 12, 13.5],
    [5, 9, 11],
  ],
  sentAgo: 140,
}

/** Other mentors, and one who waits for an answer. */
export const otherMentors: OfferedMentor[] = [
  {
    name: 'Oksana Kovalenko',
    email: 'oksana.kovalenko@ariane.example',
    details: {
      trades: front,
      topics: ['code', 'job-search', 'interview'],
      languages: ['uk', 'fr', 'ru', 'en'],
      tone: 'direct',
      about:
        'Je suis arrivée de Kharkiv en 2022. Je fais des interfaces pour une mutuelle, à Lyon. Je peux vous aider à expliquer votre parcours en entretien, même avec un accent.',
      years: 8,
      minutesPerWeek: 60,
      videoLink: null,
    },
    state: 'approved',
    slots: [
      [1, 18, 21],
      [6, 10, 12],
    ],
    sentAgo: 90,
  },
  {
    name: 'Aminata Fall',
    email: 'aminata.fall@ariane.example',
    details: {
      trades: front,
      topics: ['first-steps', 'confidence', 'balance'],
      languages: ['fr', 'wo', 'ff'],
      tone: 'step-by-step',
      about:
        'J’ai trois enfants et douze ans de métier. Je travaille à Nantes, souvent de chez moi. On avance par petits bouts, et on fête chaque bout.',
      years: 12,
      minutesPerWeek: 80,
      videoLink: null,
    },
    state: 'approved',
    slots: [
      [0, 20, 21.5],
      [2, 13, 15],
      [5, 14, 17],
    ],
    sentAgo: 75,
  },
  {
    name: 'Rania Haddad',
    email: 'rania.haddad@ariane.example',
    details: {
      trades: front,
      topics: ['portfolio', 'job-search', 'code'],
      languages: ['ar', 'fr', 'en'],
      tone: 'listening',
      about: 'Je suis développeuse indépendante à Marseille. J’aime les portfolios simples, qui disent vrai.',
      years: 6,
      minutesPerWeek: 45,
      videoLink: null,
    },
    state: 'approved',
    slots: [
      [1, 19, 21],
      [4, 9, 12],
    ],
    sentAgo: 60,
  },
  {
    name: 'Lucie Payet',
    email: 'lucie.payet@ariane.example',
    timeZone: 'Indian/Reunion',
    details: {
      trades: front,
      topics: ['code', 'first-steps'],
      languages: ['fr', 'en', 'pt'],
      tone: 'direct',
      about:
        'Je travaille à distance depuis Saint-Denis, tôt le matin. Une question précise, une réponse précise.',
      years: 4,
      minutesPerWeek: 40,
      videoLink: null,
    },
    state: 'approved',
    slots: [
      [0, 6, 8],
      [5, 8, 11],
    ],
    sentAgo: 40,
  },
  {
    name: 'Carmen Ortega',
    email: 'carmen.ortega@ariane.example',
    details: {
      trades: front,
      topics: ['interview', 'job-search', 'confidence'],
      languages: ['es', 'fr'],
      tone: 'step-by-step',
      about:
        'Je recrute et j’encadre des équipes web à Toulouse. Avant, j’étais caissière. Je vous fais répéter vos entretiens autant de fois qu’il faut.',
      years: 15,
      minutesPerWeek: 60,
      videoLink: null,
    },
    state: 'approved',
    slots: [
      [2, 18, 20],
      [3, 18, 20],
    ],
    sentAgo: 30,
  },
  {
    name: 'Claire Delmas',
    email: 'claire.delmas@ariane.example',
    details: {
      trades: front,
      topics: ['portfolio', 'code', 'balance'],
      languages: ['fr', 'fsl', 'en'],
      tone: 'listening',
      about:
        'Je suis sourde, et développeuse dans une administration à Rennes depuis neuf ans. Je propose d’écrire, ou de signer. Je voudrais rendre ce métier moins intimidant.',
      years: 9,
      minutesPerWeek: 60,
      videoLink: null,
    },
    state: 'waiting',
    slots: [[3, 17, 19]],
    sentAgo: 3,
  },
]

/** Who asks the mentor whom the sign-in page offers, and in which words; whom to ask next. */
export const asking = {
  learner: 'Samira',
  words:
    'Bonjour Isabelle. J’ai cinquante ans et je viens de finir les pages en HTML. Je ne sais pas si mon travail est bon. J’aimerais que quelqu’un le regarde avec moi.',
  next: ['aminata.fall@ariane.example', 'rania.haddad@ariane.example'],
  hoursAgo: 7,
}

/** Learners who look for a mentor and have asked nobody yet, and what they speak; nobody speaks Turkish. */
export const seekers: { name: string; languages: SpokenLanguage[] }[] = [
  { name: 'Claire', languages: ['fr'] },
  { name: 'Elif', languages: ['tr'] },
  { name: 'Camille', languages: ['fr', 'en'] },
  { name: 'Priya', languages: ['en'] },
  { name: 'Ana', languages: ['pt', 'fr'] },
  { name: 'Khadija', languages: ['ar', 'fr'] },
  { name: 'Bintou', languages: ['wo', 'fr'] },
  { name: 'Rosa', languages: ['es', 'fr'] },
  { name: 'Marie-Laure', languages: ['fr'] },
  { name: 'Oksana', languages: ['uk', 'en'] },
]

/** Those whom the mentor accompanies, by name. */
export const mentees = ['Fatou', 'Aïcha', 'Sophie', 'Pauline', 'Estelle']

/** Those who began together: learners who joined within so many days, from most to least ago; and how many wait for a place. */
export const cohorts = [
  { slug: 'first', daysAgo: 104, within: [118, 78], most: 14, waiting: 0 },
  { slug: 'second', daysAgo: 69, within: [76, 40], most: 12, waiting: 2 },
] as const

/** Share of the days she had in mind on which she comes. */
export const presence: Record<Course, number> = {
  steady: 0.6,
  irregular: 0.3,
  swift: 0.8,
  paused: 0.5,
  stopped: 0.4,
  refused: 0.5,
  new: 0.8,
}

/** She has joined and told nothing yet. */
export const newcomer = { name: 'Nadia', email: demonstrationEmail('learner') }

const offered: Learner[] = [
  {
    name: 'Fatou',
    email: demonstrationEmail('learner2'),
    language: 'fr',
    timeZone: 'Europe/Paris',
    daysAgo: 68,
    course: 'swift',
    ability: 0.2,
    week: [30, 0, 30, 0, 30, 45, 0],
    hour: 20.5,
    holidays: [33, 26],
    letters: true,
  },
  {
    name: 'Mireille',
    email: demonstrationEmail('learner3'),
    language: 'fr',
    timeZone: 'Europe/Paris',
    daysAgo: 85,
    course: 'irregular',
    ability: -0.4,
    week: [30, 30, 0, 30, 30, 0, 0],
    hour: 13.5,
    lastDay: 36,
    letters: true,
  },
]

/** Weeks as women of the academy have them: evenings, school hours, week-ends, part-time. */
const weeks: readonly (readonly number[])[] = [
  [20, 0, 20, 0, 20, 0, 0],
  [30, 0, 0, 30, 0, 0, 0],
  [0, 0, 45, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 60, 0],
  [15, 15, 0, 15, 15, 0, 0],
  [0, 40, 0, 0, 0, 0, 30],
]
const hours = [9.25, 10, 13.5, 14, 17.75, 20.5, 21]

const elsewhere: Record<string, string> = {
  'Véronique Hoarau': 'Indian/Reunion',
  'Noémie Grondin': 'Indian/Reunion',
  'Mélanie Baptiste': 'America/Martinique',
}

const english = new Set([
  'Priya Ramanathan',
  'Grace Okafor',
  'Oksana Melnyk',
  'Adjoa Mensah',
  'Lina Shehadeh',
  'Mei Lin Zhou',
])

const names: Record<Course, string[]> = {
  new: ['Sarah Cohen', 'Dieynaba Ba', 'Laura Conti', 'Estelle Morin', 'Kateryna Bondar', 'Malika Tahiri'],
  swift: ['Yasmine Cherif', 'Claire Lemaire', 'Priya Ramanathan', 'Ana Ferreira', 'Camille Fontaine'],
  steady: [
    'Aïcha Traoré',
    'Marie-Laure Dubois',
    'Samira Bouzid',
    'Thi Mai Pham',
    'Nathalie Garnier',
    'Ewa Nowak',
    'Bintou Camara',
    'Elif Yıldız',
    'Catherine Roussel',
    'Oksana Melnyk',
    'Inès Benhamou',
    'Sandra Oliveira',
    'Khadija El-Amrani',
    'Mélanie Baptiste',
    'Irina Popescu',
    'Hélène Robin',
    'Karima Ouali',
    'Amélie Leclerc',
    'Grace Okafor',
    'Noémie Grondin',
    'Mei Lin Zhou',
  ],
  irregular: [
    'Fatoumata Keïta',
    'Sophie Marchal',
    'Mariam Sy',
    'Véronique Hoarau',
    'Delphine Caron',
    'Rokhaya Ndiaye',
    'Julie Perrin',
    'Zohra Meziane',
    'Adjoa Mensah',
    'Ludivine Blanc',
    'Salma Jebali',
    'Joana Rodrigues',
    'Florence Guérin',
    'Lina Shehadeh',
    'Christine Weber',
  ],
  paused: ['Nour Al-Khatib', 'Awa Sow', 'Valérie Picard', 'Rosa Jiménez', 'Pauline Masson'],
  stopped: [
    'Monique Lacroix',
    'Meriem Slimani',
    'Thérèse Nguema',
    'Sylvie Moulin',
    'Houda Zouari',
    'Farida Belkacem',
  ],
  refused: ['Chantal Mbemba', 'Aminata Coulibaly'],
}

/** Days since they joined, at least and at most. */
const joined: Record<Course, readonly [number, number]> = {
  new: [1, 6],
  swift: [35, 60],
  steady: [14, 80],
  irregular: [25, 118],
  paused: [30, 75],
  stopped: [60, 118],
  refused: [20, 60],
}

/** The academy asks for a first name, no more. */
const firstNameOf = (name: string) => name.split(' ').slice(0, -1).join(' ')

function addressOf(name: string): string {
  const plain = name.toLowerCase().replaceAll('ı', 'i').normalize('NFD').replace(/\p{M}/gu, '')
  const [family = '', ...first] = plain.split(' ').reverse()
  return `${[...first.reverse()].join('-')}.${family}@ariane.example`
}

function drawLearner(name: string, course: Course): Learner {
  const email = addressOf(name)
  const random = seededRandom(hashText(email))
  const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const [least, most] = joined[course]
  const daysAgo = Math.round(least + random() * (most - least))
  const restFrom = Math.round(daysAgo * (0.3 + 0.3 * random()))
  return {
    name: firstNameOf(name),
    email,
    language: english.has(name) ? 'en' : 'fr',
    timeZone: elsewhere[name] ?? 'Europe/Paris',
    daysAgo,
    course,
    ability: course === 'swift' ? 0.7 + 0.9 * random() : -0.8 + 1.4 * random(),
    week: course === 'swift' ? [60, 60, 0, 60, 60, 0, 0] : among(weeks),
    hour: among(hours),
    ...(course === 'swift' && { sittings: [3, 1, 1, 3, 1, 1, 1] }),
    ...(course === 'paused' && { holidays: [9, -8] as const }),
    ...(course === 'steady' && random() < 0.4 && { holidays: [restFrom, restFrom - 9] as const }),
    ...(course === 'stopped' && { lastDay: Math.round(daysAgo * (0.4 + 0.35 * random())) }),
  }
}

/** Everyone who has a history: the two whom the sign-in page offers, then sixty more. */
export function learnersOf(): Learner[] {
  const others = Object.entries(names).flatMap(([course, list]) =>
    list.map((name) => drawLearner(name, course as Course)),
  )
  return [...offered, ...others]
}

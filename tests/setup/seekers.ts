/** Learners who look for a mentor, and mentors who are asked, by the forms of an academy of tests. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { saveEnrolment } from '#db/enrolments.ts'
import { saveWish } from '#db/mentor-wishes.ts'
import type { TestAcademy } from './academy.ts'
import type { ReceivedLetter } from './letters.ts'
import { addMentorProfile } from './mentors.ts'
import type { Visitor } from './visitor.ts'

interface Member {
  id: string
  email: string
}
/** Somebody who is logged in. */
interface Present extends Member {
  visitor: Visitor
}

/** Asked anew at each use: a test opens its academy late, and moves its clock. */
interface Stage {
  site: () => TestAcademy
  /** The track that all learners are on, and the trade of all mentors. */
  track: () => string
  now: () => Date
}

/** The id that the form of a page carries. */
export const idIn = (text: string) => /name="id" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** Ways to add people to an academy, and to let them ask. Whoever is kept, rather than added, is not here: she costs no login. */
export function openSeekers({ site, track, now }: Stage) {
  let accounts = 0
  const newEmail = (name: string) => `${name}${(accounts += 1)}@exemple.fr`
  const enter = async (member: Member): Promise<Present> => ({
    ...member,
    visitor: await site().enter(member.email),
  })

  async function keepLearner(): Promise<Member> {
    const email = newEmail('apprenante')
    const id = await site().addAccount(email, 'learner')
    await saveEnrolment(site().database.db, id, { id: randomUUID(), track: track(), at: now() })
    return { id, email }
  }

  /** A mentor who speaks one language only, so that she is proposed to those of this test alone. */
  async function keepMentor(
    language: string,
    minutesPerWeek = 60,
    email = newEmail('mentore'),
  ): Promise<string> {
    const id = await site().addAccount(email, 'mentor')
    await addMentorProfile(site().database.db, id, {
      ...{
        languages: [language],
        trades: [track()],
        topics: ['code'],
        minutesPerWeek,
        about: 'Bonjour à vous.',
      },
    })
    return id
  }

  /** A learner who looks for a mentor who speaks this language. */
  async function keepSeeker(language: string): Promise<Member> {
    const learner = await keepLearner()
    const kind = { topics: ['code'], languages: [language], tone: null }
    await saveWish(site().database.db, { learnerId: learner.id, want: 'looking', kind, at: now() })
    return learner
  }

  return {
    keepMentor,
    keepSeeker,
    addLearner: async () => enter(await keepLearner()),
    addSeeker: async (language: string) => enter(await keepSeeker(language)),
    async addMentor(language: string, minutesPerWeek = 60): Promise<Present> {
      const email = newEmail('mentore')
      return enter({ id: await keepMentor(language, minutesPerWeek, email), email })
    },
    /** Asks by the form; the id of the request. */
    async ask(
      { visitor }: Pick<Present, 'visitor'>,
      mentorId: string,
      more: Record<string, string> = {},
    ): Promise<string> {
      const page = await visitor.get(`/people/ask/${mentorId}`)
      expect(page.status).toBe(200)
      const id = idIn(page.text)
      const answer = await visitor.post(`/people/ask/${mentorId}`, { id, words: 'Bonjour.', ...more })
      expect([answer.status, answer.location]).toEqual([303, '/people'])
      return id
    },
    /** All letters so far: whoever sees them pass learns neither that it is about a mentor nor what was written to one. */
    expectDiscreet(): void {
      for (const { subject, raw } of site().letterbox.letters) {
        expect(subject).not.toMatch(/mentor/i)
        expect(raw).not.toContain('Bonjour.')
      }
    },
    /** The nth letter to somebody whose subject is such, once it is there. */
    async letterKinds(email: string, subject: RegExp, count: number): Promise<ReceivedLetter> {
      for (let nth = 1, found = 0; ; nth += 1) {
        const letter = await site().letterbox.wait(email, nth)
        if (subject.test(letter.subject) && (found += 1) === count) return letter
      }
    },
  }
}

import type { Dictionary } from '#app/locales/language.tsx'
import type { credentials as fr } from '#app/locales/fr/credentials.ts'
import { inWords, listText, plural } from '#app/locales/format.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const roles: Record<string, string> = { mentor: 'a mentor', coach: 'a coach', trainer: 'a trainer' }
const rolesText = (by: string[]) =>
  by.length === 0
    ? 'the teaching team'
    : listText(
        by.map((role) => roles[role] ?? 'a companion'),
        'en',
      )
const seenText = (seen: string[]) =>
  seen.length === 2 ? 'in her work and watching her' : seen[0] === 'work' ? 'in her work' : 'watching her'

/** Credentials: what a person confirmed, and what the learner shows of it. */
export const credentials: Dictionary<typeof fr> = {
  section: {
    title: 'Credentials',
    text: 'What a person confirmed can become a signed credential, which each learner shows or keeps to herself.',
    link: 'Open the credentials',
  },
  kinds: { node: 'Competency', track: 'Track' },
  states: {
    offered: 'to be accepted',
    kept: 'accepted, kept to herself',
    public: 'accepted, page open',
    revoked: 'revoked',
  },
  signed: {
    nodeCriteria: (ability) => `Somebody who accompanies her saw her at work and confirms it: ${ability}`,
    trackCriteria:
      'Every competency aimed at is confirmed by a person or mastered, and the final project has had its feedback.',
    evidence: (by, seen) => `Confirmed by ${rolesText(by)}, ${seenText(seen)}.`,
  },
  page: {
    title: 'Credential',
    lead: (name) => `Credential of ${name}`,
    valid: 'Valid',
    validText: 'The signature is Ariane’s, and nothing was revoked.',
    revoked: (day) => `Revoked on ${day}`,
    revokedText: {
      mistake: 'It had been issued by mistake.',
      contested: 'What had been confirmed no longer is.',
      asked: 'It was revoked at her request.',
    },
    facts: {
      who: 'For',
      what: 'What it is about',
      by: 'Confirmed by',
      how: 'Seen how',
      confirmed: 'Confirmed on',
      issued: 'Issued on',
      issuer: 'Issued by',
    },
    roles: rolesText,
    seen: seenText,
    verify: 'Verify it yourself',
    verifyText:
      'The credential follows Open Badges 3.0. Its signed file is verified with Ariane’s public keys, without asking us.',
    file: 'The signed file (JWT)',
    keys: 'The public keys',
    status: 'The list of revoked credentials',
  },
  own: {
    metaTitle: 'My credentials',
    heading: (count) =>
      count === 0
        ? 'Your credentials will stand here.'
        : plural(count, 'en', {
            one: 'One credential in your name.',
            other: `${capital(inWords(count, 'en'))} credentials in your name.`,
          }),
    lead: 'A credential says what somebody saw you do. Nobody sees it until you open it.',
    none: 'No credential yet',
    noneText:
      'When your mentor or your coach confirms a competency, the team can make it a signed credential.',
    back: 'My credentials',
    givenOn: (day) => `Issued on ${day}`,
    states: { offered: 'To accept', kept: 'Kept to yourself', public: 'Page open', revoked: 'Revoked' },
    accept: {
      title: 'Accept it',
      text: 'It will be signed with the name that you choose. Its page stays closed.',
      name: 'The name to show',
      help: 'Your first name, your whole name or the name you go by.',
      button: 'Accept',
      again: 'Change the name',
      againText: 'A new credential is signed. Files already given keep the former name.',
      againButton: 'Sign with this name',
    },
    share: {
      title: 'Its page',
      off: 'Closed: nobody but you sees it.',
      on: 'Open: whoever has its address can read it. Search engines do not show it.',
      open: 'Open the page',
      close: 'Close the page',
      see: 'See the page',
      download: 'Download the signed file',
    },
    shows: 'What the page shows',
    revoked: (day) => `The team revoked this credential on ${day}.`,
    revokedWhy: {
      mistake: 'It had been issued by mistake.',
      contested: 'What had been confirmed no longer is.',
      asked: 'You had asked for it.',
    },
    told: {
      accepted: 'It is signed. Nobody else sees it for now.',
      opened: 'The page is open.',
      closed: 'The page is closed.',
    },
    problems: {
      name: 'Write a name, with letters only, 60 at most.',
      gone: 'This credential was revoked meanwhile.',
    },
  },
  staff: {
    metaTitle: 'Credentials',
    back: 'The team',
    heading: 'What a person confirmed.',
    lead: 'A credential is issued only on what a person saw. Each learner accepts and opens it, or not.',
    search: 'A first name or a name',
    find: 'Search',
    candidates: 'To issue',
    candidatesText: 'Confirmed, not contested, and without a credential.',
    noCandidates: 'Nothing to issue.',
    issued: 'Issued',
    noIssued: 'No credential matches.',
    who: 'For',
    what: 'What',
    by: 'Confirmed by',
    seenBy: (who: string, day: string) => `Confirmed by ${who} on ${day}`,
    waiting: (name: string, count: number) => `${name}: ${count} to issue`,
    herPage: 'Her page',
    on: 'Date',
    state: 'State',
    issue: 'Issue',
    issueLabel: (name, what) => `Issue to ${name}: ${what}`,
    open: (name, what) => `${name}, ${what}`,
    most: (count) => `The ${count} latest. Search for a name to see others.`,
    told: {
      issued: 'It is issued. She can now accept it.',
      known: 'She had it already: nothing was issued twice.',
      unfounded: 'What had been confirmed no longer is: nothing was issued.',
      revoked: 'The credential is revoked. Its page and the public list already say so.',
    },
    one: {
      back: 'The credentials',
      issuedOn: 'Issued on',
      accepted: 'Accepted on',
      notYet: 'not yet',
      revokedOn: 'Revoked on',
      reason: 'Reason',
      words: 'Words for her',
      revoke: 'Revoke it',
      revokeText: 'This is for good. The public page says the reason; your words are for her alone.',
      reasons: {
        mistake: 'issued by mistake',
        contested: 'what was confirmed no longer is',
        asked: 'at her request',
      },
      wordsHelp: 'Tell her why, simply. 300 letters at most.',
      button: 'Revoke the credential',
    },
    problems: {
      reason: 'Choose a reason.',
      words: 'Write her a few words, 300 letters at most.',
    },
  },
}

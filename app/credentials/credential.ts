/** A credential as Open Badges 3.0 writes it: an OpenBadgeCredential in the data model of W3C Verifiable Credentials 2.0. */
import { credentials as en } from '#app/locales/en/credentials.ts'
import { credentials as fr } from '#app/locales/fr/credentials.ts'
import { textFor } from '#app/locales/language.tsx'
import { documentId } from '#content/case/write.ts'
import type { Award } from '#db/awards.ts'
import type { Language } from '#engine/catalog.ts'

const context = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]
const schema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'

/** Places in one list: the least that W3C’s Bitstring Status List allows, so that no list is about a few people. */
export const listLength = 131_072

/** Who issues: the profile that a credential names. */
export function issuerProfile(origin: string) {
  return { id: `${origin}/credentials/issuer`, type: ['Profile'], name: 'Ariane', url: origin }
}

type Signed = Pick<
  Award,
  'id' | 'kind' | 'subject' | 'name' | 'ability' | 'grounds' | 'issuedAt' | 'statusIndex'
>

/** What is signed of an award, in the words of one language, for the learner of this name. */
export function writeCredential(origin: string, award: Signed, shown: { name: string; language: Language }) {
  const { name, language } = shown
  const t = textFor(language, fr, en).signed
  const { id, kind, subject, grounds, statusIndex } = award
  const list = `${origin}/credentials/status/${Math.floor(statusIndex / listLength)}`
  const validFrom = award.issuedAt.toISOString()
  return {
    '@context': context,
    id: `${origin}/credentials/${id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: award.name[language],
    issuer: issuerProfile(origin),
    validFrom,
    awardedDate: validFrom,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', identityType: 'name', hashed: false, identityHash: name }],
      achievement: {
        id: `${origin}/ims/case/v1p1/CFPackages/${documentId(language)}#${encodeURIComponent(subject)}`,
        type: ['Achievement'],
        achievementType: kind === 'track' ? 'LearningProgram' : 'Competency',
        inLanguage: language,
        name: award.name[language],
        description: award.ability[language],
        criteria: { narrative: kind === 'track' ? t.trackCriteria : t.nodeCriteria(award.ability[language]) },
      },
    },
    evidence: [{ type: ['Evidence'], narrative: t.evidence(grounds.by, grounds.seen) }],
    credentialStatus: {
      id: `${list}#${statusIndex % listLength}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(statusIndex % listLength),
      statusListCredential: list,
    },
    credentialSchema: [{ id: schema, type: '1EdTechJsonSchemaValidator2019' }],
    ...registered(`${origin}/credentials/${id}`, issuerProfile(origin).id, award.issuedAt),
  }
}

/** The list of what was revoked, one bit a credential, as W3C’s Bitstring Status List has it. */
export function writeStatusList(
  origin: string,
  list: number,
  { encodedList, at }: { encodedList: string; at: Date },
) {
  const id = `${origin}/credentials/status/${list}`
  return {
    '@context': [context[0]],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerProfile(origin).id,
    validFrom: at.toISOString(),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList,
    },
    ...registered(id, issuerProfile(origin).id, at),
  }
}

/** The claims of a JWT that repeat what the credential says. */
function registered(jti: string, iss: string, from: Date) {
  return { iss, jti, nbf: Math.floor(from.getTime() / 1000) }
}

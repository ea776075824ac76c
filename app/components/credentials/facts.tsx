import { Facts } from '#app/components/me/known.tsx'
import { Notice } from '#app/components/notice.tsx'
import type { shownOf } from '#app/credentials/view.ts'
import { credentials as en } from '#app/locales/en/credentials.ts'
import { dayText } from '#app/locales/format.ts'
import { credentials as fr } from '#app/locales/fr/credentials.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'

export type ShownCredential = ReturnType<typeof shownOf>

/** Whether a credential is valid, and what it stands on. */
export function CredentialFacts({ credential }: { credential: ShownCredential }) {
  const t = useText(fr, en).page
  const language = useLanguage()
  const say = useSay()
  const { shownName, ability, by, seen, confirmedOn, issuedOn, revoked } = credential
  const day = (date: string) => dayText(date, language, 'long')
  return (
    <div className="grid gap-6">
      {revoked ? (
        <Notice tone="clay" title={t.revoked(day(revoked.on))}>
          {t.revokedText[revoked.reason]}
        </Notice>
      ) : (
        <Notice tone="leaf" title={t.valid}>
          {t.validText}
        </Notice>
      )}
      <Facts
        facts={[
          [t.facts.who, shownName],
          [t.facts.what, say(ability)],
          [t.facts.by, t.roles(by)],
          [t.facts.how, t.seen(seen)],
          [t.facts.confirmed, day(confirmedOn)],
          [t.facts.issued, day(issuedOn)],
          [t.facts.issuer, 'Ariane'],
        ]}
      />
    </div>
  )
}

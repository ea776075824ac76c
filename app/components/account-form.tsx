import { ErrorSummary } from '#app/components/error-summary.tsx'
import { Notice } from '#app/components/notice.tsx'
import { ButtonLink, WordLink } from '#app/components/button.tsx'
import { AccountPage } from '#app/components/account-page.tsx'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { useText } from '#app/locales/language.tsx'
import type { Returned } from '#app/form.server.ts'

type Problem = keyof (typeof fr)['problems']

/**
 * What a form that came back says: the sentence of a field, what was typed in it, and all that is left to mend. `own`: sentences
 * of this form alone.
 */
export function useReturned(returned: Returned | undefined, own: Record<string, string> = {}) {
  const t = useText(fr, en)
  const say = (problem: string): string => {
    const mine = own[problem]
    if (mine !== undefined) return mine
    const words = t.problems[problem as Problem]
    return typeof words === 'function' ? words(returned?.minutes ?? 15) : words
  }
  const problems = (returned?.problems ?? []).map(({ field, problem }) => ({ field, text: say(problem) }))
  return {
    error: (name: string) => problems.find((problem) => problem.field === name)?.text,
    value: (name: string) => returned?.values[name],
    /** What is ticked under one name: once the form came back, what she ticked, though it be nothing. */
    ticked: (name: string, before: string[]) =>
      returned ? (returned.values[name]?.split(',') ?? []) : before,
    summary: problems.length > 0 ? <ErrorSummary problems={problems} /> : null,
  }
}

/** After a letter was asked for: the same words whether anybody has this address or not. */
export function LetterSent({
  email,
  again,
  demonstration,
}: {
  email: string
  again: string
  demonstration: boolean
}) {
  const t = useText(fr, en)
  return (
    <AccountPage title={t.sent.title}>
      <div role="status" className="grid gap-3">
        <p className="text-lg wrap-anywhere">{t.sent.text(email)}</p>
        <p className="text-ink-2">{t.sent.life}</p>
      </div>
      {demonstration ? (
        <div>
          <ButtonLink to="/outbox">{t.sent.outbox}</ButtonLink>
        </div>
      ) : null}
      <Notice>
        <p>{t.sent.nothing}</p>
        <p className="mt-1">
          <WordLink to={again} reloadDocument className="inline-flex min-h-11 items-center">
            {t.sent.again}
          </WordLink>
        </p>
      </Notice>
    </AccountPage>
  )
}

import { ErrorSummary } from '#app/components/error-summary.tsx'
import type { Returned } from '#app/form.server.ts'
import { file as en } from '#app/locales/en/file.ts'
import { file as fr } from '#app/locales/fr/file.ts'
import { useText } from '#app/locales/language.tsx'

type Problem = keyof (typeof fr)['problems']

/** What a form of the file that came back says: the sentence of a field, what was typed, and all that is left to mend. */
export function useFileForm(returned: Returned | undefined) {
  const t = useText(fr, en).problems
  const problems = (returned?.problems ?? []).map(({ field, problem }) => ({
    field,
    text: t[problem as Problem],
  }))
  return {
    error: (name: string) => problems.find(({ field }) => field === name)?.text,
    value: (name: string) => returned?.values[name],
    summary: problems.length > 0 ? <ErrorSummary problems={problems} /> : null,
  }
}

import { useSearchParams } from '@remix-run/react'
import { Notice } from '#app/components/notice.tsx'
import { standards as en } from '#app/locales/en/standards.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useText } from '#app/locales/language.tsx'

/** What was just decided, or why it was not. */
export function Told({ problem }: { problem?: string }) {
  const t = useText(fr, en)
  const told = useSearchParams()[0].get('told') ?? ''
  const said = Object.hasOwn(t.told, told) ? t.told[told as keyof typeof t.told] : null
  const wrong =
    problem && Object.hasOwn(t.problems, problem) ? t.problems[problem as keyof typeof t.problems] : null
  return (
    <div className="mt-3 max-w-[46rem] empty:hidden">
      {wrong ? (
        <Notice tone="thread" live="alert">
          {wrong}
        </Notice>
      ) : said ? (
        <Notice tone="leaf" live="polite">
          {said}
        </Notice>
      ) : null}
    </div>
  )
}

import { Link } from '@remix-run/react'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

/** The name of the academy, which leads home. */
export function Wordmark({ to = '/' }: { to?: string }) {
  const t = useText(fr, en)
  return (
    <Link
      to={to}
      aria-label={t.home}
      className="inline-flex min-h-12 items-center font-title text-xl font-[640] tracking-[-0.03em]"
    >
      {t.academy}
    </Link>
  )
}

import { useNavigation } from '@remix-run/react'
import { common as en } from '#app/locales/en/common.ts'
import { common as fr } from '#app/locales/fr/common.ts'
import { useText } from '#app/locales/language.tsx'

/** While the next page is on its way, the thread breathes along the top, and a screen reader is told. */
export function Waiting() {
  const t = useText(fr, en)
  const waits = useNavigation().state !== 'idle'
  return (
    <div role="status" className="fixed inset-x-0 top-0 z-40">
      {waits ? (
        <div className="waiting">
          <span className="sr-only">{t.pending}</span>
          <div className="thread-breathing h-[5px] w-full rounded-e-full bg-thread" />
        </div>
      ) : null}
    </div>
  )
}

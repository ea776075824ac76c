import { lazy, Suspense, type ComponentProps } from 'react'
import { useHydrated } from '#app/components/hydrated.ts'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'

const GraphPicture = lazy(() => import('#app/components/studio/picture.tsx'))

/** The picture of the graph where there is JavaScript to draw it; until then, or without it, where the same is said. */
export function Drawing(props: ComponentProps<typeof GraphPicture>) {
  const t = useText(fr, en)
  const waits = <p className="measure mt-6 rounded-area bg-paper-2 px-5 py-4">{t.graph.pictureWaits}</p>
  return useHydrated() ? (
    <Suspense fallback={waits}>
      <GraphPicture {...props} />
    </Suspense>
  ) : (
    waits
  )
}

import { useLocation, useNavigation, useSubmit } from '@remix-run/react'
import { useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { Button } from '#app/components/button.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useText } from '#app/locales/language.tsx'
import type { DrawnEdge } from '#app/studio/layout.ts'
import type { StudioBarView } from '#app/studio/view.server.ts'

/** Posts to the page, as its forms do. */
export function useAct({ page }: StudioBarView) {
  const submit = useSubmit()
  const { pathname, search } = useLocation()
  return (values: Record<string, string>) =>
    submit(
      { page, ...values },
      { method: 'post', action: `${pathname}${search}`, preventScrollReset: true, replace: true },
    )
}

/** Ctrl+Z, Ctrl+Shift+Z, and Delete for the edge that is chosen; but in a field, where they belong to what is typed. */
export function usePictureKeys(
  { draft }: StudioBarView,
  act: ReturnType<typeof useAct>,
  edge: DrawnEdge | undefined,
) {
  const { state } = useNavigation()
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (!draft || state !== 'idle') return
      if (event.target instanceof Element && event.target.closest('input, textarea, select')) return
      if (event.key === 'Delete' && edge?.written)
        act({ intent: 'take', kind: 'level', slug: edge.target, member: edge.source })
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return
      const entry = event.shiftKey ? draft.redo : draft.undo
      if (!entry) return
      event.preventDefault()
      act({ intent: event.shiftKey ? 'redo' : 'undo', entry })
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

/** Nearer, further, everything; and the way back of what was drawn. */
export function PictureTools({ bar, act }: { bar: StudioBarView; act: ReturnType<typeof useAct> }) {
  const t = useText(fr, en).graph
  const flow = useReactFlow()
  const turns = (['undo', 'redo'] as const).flatMap((intent) => {
    const entry = bar.draft?.[intent] ?? null
    return entry === null ? [] : [{ label: t[intent], go: () => act({ intent, entry }) }]
  })
  const tools = [
    { label: t.zoomIn, go: () => void flow.zoomIn() },
    { label: t.zoomOut, go: () => void flow.zoomOut() },
    { label: t.fit, go: () => void flow.fitView() },
    ...turns,
  ]
  return (
    <div className="flex flex-wrap gap-x-6">
      {tools.map(({ label, go }) => (
        <Button key={label} type="button" look="word" onClick={go}>
          {label}
        </Button>
      ))}
    </div>
  )
}

import { useEffect } from 'react'

/** Once a minute, while the page is in sight and she did something in it in the last three minutes. */
const beat = 60_000
const idleAfter = 180_000

/** Tells the academy that she is still reading, so that a long lesson counts whole. Without JavaScript nothing is told. */
export function Attention({ module }: { module: string }) {
  useEffect(() => {
    let last = performance.now()
    const act = () => (last = performance.now())
    const signs = ['scroll', 'pointerdown', 'keydown'] as const
    for (const sign of signs) window.addEventListener(sign, act, { passive: true })
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible' && performance.now() - last < idleAfter)
        navigator.sendBeacon(`/modules/${module}/time`)
    }, beat)
    return () => {
      window.clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, act)
    }
  }, [module])
  return null
}

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False on the server and until the page is awake; then true: for what only JavaScript can do. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

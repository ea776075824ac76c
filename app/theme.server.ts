import { cookieOf } from '#app/cookies.server.ts'

const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeCookie = 'theme'

/** The theme named by a cookie or a form; null when it is none, and the device decides. */
export function readTheme(value: unknown): Theme | null {
  return themes.find((theme) => theme === value) ?? null
}

/** The theme chosen on this device; null when the device decides. */
export function themeOf(request: Request): Theme | null {
  return readTheme(cookieOf(request, themeCookie))
}

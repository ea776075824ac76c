import { zones as en } from '#app/locales/en/zones.ts'
import { zones as fr } from '#app/locales/fr/zones.ts'
import { textFor } from '#app/locales/language.tsx'
import type { Language } from '#engine/catalog.ts'

/** A time zone as people say it, or its city. */
export function zoneName(zone: string, language: Language): string {
  const named = textFor(language, fr, en)
  return named[zone] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

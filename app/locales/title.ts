import { languages, type Language } from '#engine/catalog.ts'
import { typeset } from '#app/locales/format.ts'

/** The language that the root loader decided, as `meta` functions see it; French when it could not. */
export function languageOfMatches(matches: readonly { id: string; data?: unknown }[]): Language {
  const data = matches.find((match) => match.id === 'root')?.data
  const told = typeof data === 'object' && data !== null && 'language' in data ? data.language : null
  return languages.find((language) => language === told) ?? 'fr'
}

/**
 * What `meta` returns for a page: its title, then the academy's name, and a description where there is one.
 * `meta: ({ matches }) => pageTitle(matches, { fr: fr.title, en: en.title })`
 */
export function pageTitle(
  matches: readonly { id: string; data?: unknown }[],
  title: Record<Language, string>,
  description?: Record<Language, string>,
) {
  const language = languageOfMatches(matches)
  return [
    { title: `${typeset(title[language], language)} · Ariane` },
    ...(description ? [{ name: 'description', content: typeset(description[language], language) }] : []),
  ]
}

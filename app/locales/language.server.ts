import { languages, type Language } from '#engine/catalog.ts'
import { cookieOf } from '#app/cookies.server.ts'

export const languageCookie = 'language'

/**
 * The language of a request: her profile when she is known, then the cookie of this device, then what the
 * browser asks for (Accept-Language, by weight), then French.
 */
export function languageOf(request: Request, person?: { language: Language } | null): Language {
  if (person) return person.language
  const chosen = cookieOf(request, languageCookie)
  return languages.find((language) => language === chosen) ?? acceptedLanguage(request) ?? 'fr'
}

function acceptedLanguage(request: Request): Language | undefined {
  const wishes = (request.headers.get('accept-language') ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const wish of wishes) {
    const known = languages.find((language) => language === wish.language)
    if (known) return known
  }
  return undefined
}

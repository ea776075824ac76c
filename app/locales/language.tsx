import { createContext, useContext } from 'react'
import type { Language, Text } from '#engine/catalog.ts'
import { typeset } from '#app/locales/format.ts'

/** What the document knows before any loader has answered; also what an error page goes by. */
export const PageFacts = createContext<{
  language: Language
  theme: 'light' | 'dark' | null
  nonce: string | undefined
  /** True when the database is out of reach. */
  unavailable: boolean
}>({ language: 'fr', theme: null, nonce: undefined, unavailable: false })

const CurrentLanguage = createContext<Language | null>(null)
export const LanguageProvider = CurrentLanguage.Provider

/** The language of the page. */
export function useLanguage(): Language {
  const facts = useContext(PageFacts)
  return useContext(CurrentLanguage) ?? facts.language
}

/** The shape of a dictionary: the same keys, strings where there are strings, functions of the same values. */
export type Dictionary<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Dictionary<T[K]>
}

/** The sentences of a subject in the language of the page: `const t = useText(fr, en)`. */
export function useText<T extends object>(fr: T, en: Dictionary<T>): Dictionary<T> {
  return textFor(useLanguage(), fr, en)
}

/** The same outside components, where the language is known by other means (loader, action, mail). */
export function textFor<T extends object>(language: Language, fr: T, en: Dictionary<T>): Dictionary<T> {
  return language === 'en' ? en : typesetAll(fr)
}

/** One sentence of the catalogue in the language of the page, typeset. */
export function useSay(): (text: Text) => string {
  const language = useLanguage()
  return (text) => typeset(text[language], language)
}

const typesetDictionaries = new WeakMap<object, unknown>()

/** French dictionaries are written with plain spaces; their no-break spaces are set once, here. */
function typesetAll<T extends object>(dictionary: T): Dictionary<T> {
  let made = typesetDictionaries.get(dictionary)
  if (!made) {
    made = typesetValue(dictionary)
    typesetDictionaries.set(dictionary, made)
  }
  return made as Dictionary<T>
}

function typesetValue(value: unknown): unknown {
  if (typeof value === 'string') return typeset(value, 'fr')
  if (typeof value === 'function') return (...values: unknown[]) => typesetValue(value(...values))
  if (Array.isArray(value)) return value.map(typesetValue)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typesetValue(inner)]))
  return value
}

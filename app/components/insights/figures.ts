import { minutesText, numberText, percentText } from '#app/locales/format.ts'
import type { Language } from '#engine/catalog.ts'
import type { Figure, Unit } from '#engine/insights/facts.ts'

/** A number in its unit, as one reads it. */
export function valueText(value: number, unit: Unit, language: Language): string {
  const decimals = Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0
  switch (unit) {
    case 'share':
      return percentText(value, language)
    case 'points': {
      const points = Math.round(value * 100)
      return `${points > 0 ? '+' : ''}${numberText(points, language)} pt`
    }
    case 'minutes':
      return minutesText(Math.round(value), language)
    case 'hours':
      return `${numberText(value, language, decimals)} h`
    case 'days':
      return `${numberText(value, language, decimals)} ${language === 'fr' ? 'j' : 'd'}`
    case 'number':
      return numberText(value, language, 2)
    case 'people':
    case 'answers':
      return numberText(value, language, unit === 'people' ? 0 : decimals)
  }
}

/** A figure with its bound. */
export function figureText(figure: Figure, unit: Unit, language: Language): string {
  const text = valueText(figure.value, unit, language)
  return figure.bound === undefined ? text : `${figure.bound === 'under' ? '<' : '>'} ${text}`
}

/** Its interval, where it has one. */
export function intervalText({ low, high }: Figure, unit: Unit, language: Language): string | null {
  if (low === undefined || high === undefined) return null
  const between = language === 'fr' ? ' à ' : ' to '
  return `${valueText(low, unit, language)}${between}${valueText(high, unit, language)}`
}

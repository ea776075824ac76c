import { listText } from '#app/locales/format.ts'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { WelcomeData } from '#app/welcome.server.ts'

/** Everything she told in the welcome besides her track and her hours, word for word; what she left out is absent. */
export function useWelcomeFacts({
  answers,
  areas,
}: Pick<WelcomeData, 'answers' | 'areas'>): [string, string][] {
  const t = useText(fr, en)
  const say = useSay()
  const language = useLanguage()
  const { experience, skills, equipment, learning } = answers
  const list = (parts: string[]) => listText(parts, language)
  const facts: [string, string][] = [
    [t.experience.unpaid, list(experience?.unpaid.map((one) => t.experience.unpaidWork[one]) ?? [])],
    [t.experience.paid, list(experience?.paid.map((one) => t.experience.paidWork[one]) ?? [])],
    [t.experience.text, experience?.text ?? ''],
    [
      t.skills.name,
      areas
        .flatMap(({ slug, name }) => {
          const estimate = skills?.[slug]
          return estimate ? [`${say(name)} : ${t.skills.estimates[estimate].toLowerCase()}`] : []
        })
        .join(' · '),
    ],
    [t.equipment.legend, list(equipment?.devices.map((device) => t.equipment.devices[device]) ?? [])],
    [
      t.equipment.connectionLegend,
      equipment?.connection ? t.equipment.connections[equipment.connection] : '',
    ],
    [t.learning.name, list(learning?.helps.map((help) => t.learning.helps[help]) ?? [])],
  ]
  return facts.filter(([, value]) => value !== '')
}

import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import type { WelcomeData } from '#app/learning/welcome.server.ts'

/** Everything she told in the welcome besides her track and her hours; what she left out is absent. `labels` say "your" or "her". */
export function useWelcomeFacts(
  { answers, areas }: Pick<WelcomeData, 'answers' | 'areas'>,
  labels: Record<'skills' | 'devices' | 'connection' | 'helps', string>,
): [string, string][] {
  const t = useText(fr, en)
  const say = useSay()
  const { experience, skills, equipment, learning } = answers
  const list = (parts: string[] = []) => parts.join(' · ')
  const estimates = areas.flatMap(({ slug, name }) => {
    const estimate = skills?.[slug]
    return estimate ? [`${say(name)} (${t.skills.estimates[estimate].toLowerCase()})`] : []
  })
  const facts: [string, string][] = [
    [t.experience.unpaid, list(experience?.unpaid.map((one) => t.experience.unpaidWork[one]))],
    [t.experience.paid, list(experience?.paid.map((one) => t.experience.paidWork[one]))],
    [t.experience.text, experience?.text ?? ''],
    [labels.skills, list(estimates)],
    [labels.devices, list(equipment?.devices.map((device) => t.equipment.devices[device]))],
    [labels.connection, equipment?.connection ? t.equipment.connections[equipment.connection] : ''],
    [labels.helps, list(learning?.helps.map((help) => t.learning.helps[help]))],
  ]
  return facts.filter(([, value]) => value !== '')
}

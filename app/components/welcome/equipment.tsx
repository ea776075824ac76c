import { RadioCards } from '#app/components/choice-cards.tsx'
import { Chips } from '#app/components/welcome/chips.tsx'
import type { ScreenProps } from '#app/components/welcome/screen.tsx'
import { welcome as en } from '#app/locales/en/welcome.ts'
import { welcome as fr } from '#app/locales/fr/welcome.ts'
import { useText } from '#app/locales/language.tsx'
import { connections, devices } from '#app/learning/welcome.ts'

/** What she learns with. */
export function EquipmentFields({ welcome, typed, ticked, error }: ScreenProps) {
  const t = useText(fr, en).equipment
  const before = welcome.answers.equipment
  return (
    <>
      <Chips
        name="devices"
        legend={t.legend}
        error={error('devices')}
        chosen={ticked('devices') ?? before?.devices}
        choices={devices.map((value) => ({ value, label: t.devices[value] }))}
      />
      <RadioCards
        name="connection"
        legend={t.connectionLegend}
        required={false}
        error={error('connection')}
        chosen={typed('connection') ?? before?.connection ?? undefined}
        choices={connections.map((value) => ({ value, label: t.connections[value] }))}
      />
    </>
  )
}

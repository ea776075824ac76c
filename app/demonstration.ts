/** The people of the demonstration whom the sign-in page offers; their password is public. */
export const demonstrationPassword = 'ariane-demo-academy'
export const demonstrationPeople = [
  'learner',
  'learner2',
  'learner3',
  'mentor',
  'coach',
  'staff',
  'admin',
] as const
export type DemonstrationPerson = (typeof demonstrationPeople)[number]

/** The address of one of them. */
export function demonstrationEmail(who: DemonstrationPerson): string {
  return `${who}@ariane.example`
}

import { z } from 'zod'
import { longestAgenda } from '#app/sessions/rules.ts'

/** What they want to speak about, as it is kept: may be nothing, with plain line ends. */
export const agendaField = z
  .string()
  .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
  .max(longestAgenda, 'agenda')
  .optional()
  .transform((text) => text ?? '')

import { z } from 'zod'
import { cleanText } from '#app/messages/text.ts'
import { longestAgenda } from '#app/sessions/rules.ts'

/** What they want to speak about, as it is kept: may be nothing, with plain line ends and nothing that is not seen. */
export const agendaField = z
  .string()
  .overwrite(cleanText)
  .max(longestAgenda, 'agenda')
  .optional()
  .transform((text) => text ?? '')

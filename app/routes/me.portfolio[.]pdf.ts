import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLearner } from '#app/auth.server.ts'
import { readChoices } from '#app/portfolio/material.server.ts'
import { portfolioPdf } from '#app/portfolio/pdf.server.ts'
import { composePortfolio } from '#engine/portfolio.ts'

/** Her portfolio as a file, as she saved it, shared or not. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireLearner(request, context)
  const { material, choices } = await readChoices(context, person)
  const { language } = person
  return portfolioPdf(context, composePortfolio(material, choices), { language, written: language })
}

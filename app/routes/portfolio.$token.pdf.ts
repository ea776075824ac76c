import type { LoaderFunctionArgs } from '@remix-run/node'
import { currentPerson } from '#app/auth.server.ts'
import { languageOf } from '#app/locales/language.server.ts'
import { readByToken } from '#app/portfolio/link.server.ts'
import { portfolioPdf } from '#app/portfolio/pdf.server.ts'

/** The same as the page at this address, as a file, in the language of whoever reads it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portfolio, written } = await readByToken(context, params.token)
  const language = languageOf(request, await currentPerson(request, context))
  return portfolioPdf(context, portfolio, { language, written })
}

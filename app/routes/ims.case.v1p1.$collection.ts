import type { LoaderFunctionArgs } from '@remix-run/node'
import { caseAnswer } from '#app/standards/case-answer.ts'
import { listCaseDocuments } from '#app/standards/case.server.ts'

/** The documents of our framework, at the address that CASE gives them; open to everybody. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return caseAnswer(params.collection === 'CFDocuments' ? await listCaseDocuments(context) : null)
}

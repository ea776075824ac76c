import type { LoaderFunctionArgs } from '@remix-run/node'
import { jwtAnswer, readOpenAward } from '#app/credentials/open.server.ts'

/** The signed credential of an open page. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  return jwtAnswer((await readOpenAward(context, params.id)).jwt)
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requireStaff } from '#app/auth.server.ts'
import { readForm } from '#app/form.server.ts'
import { renderMarkdown } from '#app/markdown.server.ts'
import { languages } from '#engine/catalog.ts'

const schema = z.object({
  text: z.string().max(60_000).default(''),
  language: z.enum(languages, 'form'),
})

/** There is nothing to be read here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  throw new Response(null, { status: 404 })
}

/** How a text in Markdown will look. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context)
  const read = readForm(await request.formData(), schema)
  if ('returned' in read) return new Response(null, { status: 400 })
  const { text, language } = read.value
  return new Response(renderMarkdown(text, language), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
}

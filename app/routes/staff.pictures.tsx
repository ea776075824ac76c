import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { requireStaff } from '#app/auth.server.ts'
import { BackLink } from '#app/components/back-link.tsx'
import { HomePage } from '#app/components/home-page.tsx'
import { PictureForm } from '#app/components/studio/picture-form.tsx'
import { pictures as en } from '#app/locales/en/pictures.ts'
import { pictures as fr } from '#app/locales/fr/pictures.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { keepPicture } from '#app/studio/lesson-pictures.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context)
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context)
  const form = await request.formData().catch((error: unknown) => {
    // What is no form, or a form that was cut: undici says so by a TypeError.
    if (error instanceof TypeError) throw new Response(null, { status: 400 })
    throw error
  })
  const reply = await keepPicture(context, form)
  return data(reply, { status: reply.name === null ? 400 : 200 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, { fr: fr.title, en: en.title })

export default function Pictures() {
  const reply = useActionData<typeof action>()
  const t = useText(fr, en)
  return (
    <HomePage current="/staff">
      <BackLink to="/staff/modules">{t.back}</BackLink>
      <h1 className="title-1 mt-2 max-w-[24ch]">{t.title}</h1>
      <PictureForm reply={reply} />
    </HomePage>
  )
}

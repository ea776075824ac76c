import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { requirePerson } from '#app/auth.server.ts'
import { useReturned } from '#app/components/account-form.tsx'
import { OwnPage } from '#app/components/account-page.tsx'
import { Button } from '#app/components/button.tsx'
import { BackgroundForm } from '#app/components/me/background.tsx'
import { RadioCards } from '#app/components/choice-cards.tsx'
import { Select, TextField } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { ThemeSwitch } from '#app/components/theme-switch.tsx'
import { choiceCookie } from '#app/cookies.server.ts'
import { nameField, readForm } from '#app/form.server.ts'
import { account as accountEn } from '#app/locales/en/account.ts'
import { common as commonEn } from '#app/locales/en/common.ts'
import { me as en } from '#app/locales/en/me.ts'
import { zones as zonesEn } from '#app/locales/en/zones.ts'
import { account as accountFr } from '#app/locales/fr/account.ts'
import { common as commonFr } from '#app/locales/fr/common.ts'
import { me as fr } from '#app/locales/fr/me.ts'
import { zones as zonesFr } from '#app/locales/fr/zones.ts'
import { languageCookie } from '#app/locales/language.server.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { knownZone, timeZones } from '#app/learning/welcome.ts'
import { findBackground, saveBackground } from '#db/backgrounds.ts'
import { savePerson } from '#db/people.ts'
import { ageBands, diplomas, territories } from '#db/schema/learners.ts'
import { languages } from '#engine/catalog.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, name, language, timeZone, roles } = await requirePerson(request, context)
  return {
    background: roles.includes('learner')
      ? {
          told: await findBackground(context.db, id),
          choices: { age: ageBands, diploma: diplomas, territory: territories },
        }
      : null,
    name,
    ownLanguage: language,
    timeZone,
    zones: [...new Set([...timeZones, timeZone, ...Intl.supportedValuesOf('timeZone')])],
  }
}

const schema = z.object({
  name: nameField,
  language: z.enum(languages, 'language'),
  timeZone: z.string('timeZone').max(60, 'timeZone').transform(knownZone).pipe(z.string('timeZone')),
})

const choiceOf = <Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  z.union([z.literal('').transform(() => null), z.enum(choices)])
const backgroundSchema = z.object({
  age: choiceOf(ageBands),
  diploma: choiceOf(diplomas),
  territory: choiceOf(territories),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await requirePerson(request, context)
  const form = await request.formData()
  if (form.get('intent') === 'background' && person.roles.includes('learner')) {
    const told = backgroundSchema.safeParse(Object.fromEntries(form))
    if (!told.success) throw new Response(null, { status: 400 })
    await saveBackground(context.db, person.id, told.data, context.now())
    return redirect('/me/profile?told#background')
  }
  const read = readForm(form, schema)
  if ('returned' in read) return data({ returned: read.returned }, { status: 400 })
  await savePerson(context.db, person.id, read.value, context.now())
  return redirect('/me/profile?saved', {
    headers: { 'Set-Cookie': choiceCookie(languageCookie, read.value.language) },
  })
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.profile.metaTitle, en: en.profile.metaTitle })

export default function Profile() {
  const { name, ownLanguage, timeZone, zones, background } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const form = useReturned(result?.returned)
  const t = useText(fr, en)
  const common = useText(commonFr, commonEn)
  const { save } = useText(accountFr, accountEn)
  const named = useText(zonesFr, zonesEn)
  const [query] = useSearchParams()
  return (
    <OwnPage title={t.profile.heading(name)} lead={t.profile.lead}>
      {query.has('saved') && !result ? (
        <Notice tone="leaf" live="polite">
          {t.saved}
        </Notice>
      ) : null}
      {form.summary}
      <Form method="post" action="/me/profile" className="grid max-w-[30rem] gap-7" noValidate>
        <TextField
          label={t.profile.name}
          name="name"
          help={t.profile.nameHelp}
          autoComplete="given-name"
          maxLength={60}
          defaultValue={form.value('name') ?? name}
          error={form.error('name')}
        />
        <RadioCards
          legend={t.profile.language}
          name="language"
          columns
          chosen={form.value('language') ?? ownLanguage}
          choices={languages.map((value) => ({
            value,
            label: <span lang={value}>{common.languageNames[value]}</span>,
          }))}
          error={form.error('language')}
        />
        <Select
          label={t.profile.timeZone}
          name="timeZone"
          help={t.profile.timeZoneHelp}
          defaultValue={form.value('timeZone') ?? timeZone}
          options={zones.map((value) => ({ value, label: named[value] ?? value.replaceAll('_', ' ') }))}
          error={form.error('timeZone')}
        />
        <div>
          <Button wide>{save}</Button>
        </div>
      </Form>
      {background ? <BackgroundForm {...background} saved={query.has('told')} /> : null}
      <section aria-labelledby="appearance" className="border-t border-line pt-6">
        <h2 id="appearance" className="title-2">
          {t.profile.appearance}
        </h2>
        <p className="mt-2 mb-3 text-ink-2">{t.profile.appearanceText}</p>
        <ThemeSwitch />
      </section>
    </OwnPage>
  )
}

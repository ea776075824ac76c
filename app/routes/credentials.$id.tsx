import {
  data,
  redirect,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OutsideLink } from '#app/components/button.tsx'
import { CredentialFacts } from '#app/components/credentials/facts.tsx'
import { PublicPage } from '#app/components/public-page.tsx'
import { listLength } from '#app/credentials/credential.ts'
import { readOpenAward } from '#app/credentials/open.server.ts'
import { shownOf } from '#app/credentials/view.ts'
import { credentials as en } from '#app/locales/en/credentials.ts'
import { credentials as fr } from '#app/locales/fr/credentials.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'

export const handle = { static: true }

/** A credential whose page its learner opened; whoever asks for the signed form gets that. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const award = await readOpenAward(context, params.id)
  if (/\bapplication\/(vc\+)?jwt\b/.test(request.headers.get('Accept') ?? ''))
    throw redirect(`/credentials/${award.id}/jwt`)
  const credential = shownOf(award, award.shownName, 'Europe/Paris')
  const list = Math.floor(award.statusIndex / listLength)
  const headers = { 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store', Vary: 'Accept' }
  return data({ credential, list }, { headers })
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  ...pageTitle(matches, loaded?.credential.name ?? { fr: fr.page.title, en: en.page.title }),
  { name: 'robots', content: 'noindex' },
]

export default function CredentialPage() {
  const { credential, list } = useLoaderData<typeof loader>()
  const { page: t, kinds } = useText(fr, en)
  const say = useSay()
  const places = [
    { href: `/credentials/${credential.id}/jwt`, label: t.file },
    { href: '/.well-known/jwks.json', label: t.keys },
    { href: `/credentials/status/${list}`, label: t.status },
  ]
  return (
    <PublicPage quiet>
      <article className="page pt-4 md:pt-12">
        <p className="font-bold text-ink-2">
          {t.title} · {kinds[credential.kind]}
        </p>
        <h1 className="title-1 mt-2 max-w-[22ch] wrap-anywhere">{say(credential.name)}</h1>
        <p className="mt-4 text-lg text-ink-2">{t.lead(credential.shownName)}</p>
        <div className="mt-8 max-w-[44rem]">
          <CredentialFacts credential={credential} />
        </div>
        <section aria-labelledby="verify" className="mt-12 max-w-[44rem]">
          <h2 id="verify" className="title-2">
            {t.verify}
          </h2>
          <p className="measure mt-2 text-ink-2">{t.verifyText}</p>
          <ul className="mt-2">
            {places.map(({ href, label }) => (
              <li key={href} className="flex min-h-12 items-center">
                <OutsideLink href={href}>{label}</OutsideLink>
              </li>
            ))}
          </ul>
        </section>
      </article>
    </PublicPage>
  )
}

import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { OutsideLink } from '#app/components/button.tsx'
import { PortfolioView } from '#app/components/portfolio/view.tsx'
import { PublicPage } from '#app/components/public-page.tsx'
import { portfolio as en } from '#app/locales/en/portfolio.ts'
import { portfolio as fr } from '#app/locales/fr/portfolio.ts'
import { useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { readByToken } from '#app/portfolio/link.server.ts'

export const handle = { static: true }

/** A portfolio, for whoever has its address. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const headers = { 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store' }
  return data(await readByToken(context, params.token), { headers })
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => {
  const titleIn = (title: string) => (loaded ? `${loaded.portfolio.name} · ${title}` : title)
  return [
    ...pageTitle(matches, { fr: titleIn(fr.view.metaTitle), en: titleIn(en.view.metaTitle) }),
    { name: 'robots', content: 'noindex' },
  ]
}

export default function PublicPortfolio() {
  const { portfolio, written } = useLoaderData<typeof loader>()
  const { view: t } = useText(fr, en)
  const { token } = useParams()
  return (
    <PublicPage quiet>
      <div className="page pt-4 md:pt-12">
        <PortfolioView portfolio={portfolio} written={written} />
        <p className="mt-4 flex min-h-12 items-center" data-screen-only>
          <OutsideLink href={`/portfolio/${token}/portfolio.pdf`}>{t.pdf}</OutsideLink>
        </p>
      </div>
    </PublicPage>
  )
}

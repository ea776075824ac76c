import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/notice.tsx'
import { PublicPage } from '#app/components/public-page.tsx'
import { account as en } from '#app/locales/en/account.ts'
import { account as fr } from '#app/locales/fr/account.ts'
import { momentText } from '#app/locales/format.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'
import { pageTitle } from '#app/locales/title.ts'
import { listMails } from '#db/messages.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, { fr: fr.outbox.title, en: en.outbox.title })

/** Messages shown at most. */
const shown = 30

export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.env.demonstration) throw new Response(null, { status: 404 })
  const mails = await listMails(context.db, { limit: shown })
  return {
    mails: mails.map(({ id, email, subject, text, language, createdAt }) => ({
      id,
      email,
      subject,
      text,
      language,
      createdAt,
    })),
  }
}

/** The text of a message with its addresses as links of this site. */
function MessageText({ text }: { text: string }) {
  return (
    <p className="mt-3 whitespace-pre-line wrap-anywhere">
      {text.split(/(https?:\/\/\S+)/).map((part, index) => {
        if (index % 2 === 0 || !URL.canParse(part)) return part
        const { pathname, search } = new URL(part)
        return (
          <a key={part} href={pathname + search} className="word">
            {part}
          </a>
        )
      })}
    </p>
  )
}

export default function Outbox() {
  const { mails } = useLoaderData<typeof loader>()
  const language = useLanguage()
  const t = useText(fr, en)
  return (
    <PublicPage quiet>
      <div className="page max-w-[46rem] pt-4 md:pt-10">
        <h1 className="title-1">{t.outbox.title}</h1>
        <p className="mt-4 text-lg text-ink-2">{t.outbox.lead}</p>
        {mails.length === 0 ? (
          <EmptyState
            title={t.outbox.empty}
            action={
              <ButtonLink to="/outbox" reloadDocument look="outline">
                {t.outbox.reload}
              </ButtonLink>
            }
          >
            {t.outbox.emptyText}
          </EmptyState>
        ) : (
          <ul className="mt-8 divide-y divide-line border-y border-line">
            {mails.map((mail) => (
              <li key={mail.id} className="py-6">
                <p className="text-sm text-ink-2 wrap-anywhere">
                  {t.outbox.to(mail.email)} · {momentText(mail.createdAt, language, 'Europe/Paris')}
                </p>
                <article lang={mail.language}>
                  <h2 className="title-3 mt-1">{mail.subject}</h2>
                  <MessageText text={mail.text} />
                </article>
              </li>
            ))}
          </ul>
        )}
      </div>
    </PublicPage>
  )
}

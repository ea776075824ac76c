import { proseOf } from '#app/locales/format.ts'
import { splitLinks } from '#app/messages/text.ts'

/** What somebody wrote, as she wrote it: lines kept, https addresses as links, its direction its own. */
export function MessageText({ text }: { text: string }) {
  return (
    <p dir="auto" className="whitespace-pre-wrap wrap-anywhere [unicode-bidi:isolate]">
      {splitLinks(text).map(({ text: part, href }, i) =>
        href ? (
          <a key={i} href={href} rel="noopener noreferrer nofollow" className="word">
            {part}
          </a>
        ) : (
          proseOf(part)
        ),
      )}
    </p>
  )
}

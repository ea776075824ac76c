import { Transform } from 'node:stream'
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { isDatabaseAway } from '#app/server/availability.server.ts'
import { languageOf } from '#app/locales/language.server.ts'
import { PageFacts } from '#app/locales/language.tsx'
import { themeOf } from '#app/theme.server.ts'

/** Time after which a page that still waits for data is cut, in milliseconds. */
export const streamTimeout = 8_000

/**
 * Renders a page. Robots receive it whole; people receive it as it comes.
 * A database that does not answer is told as 503 so that caches and monitors know that it will pass.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  // Remix has made every error the same by now: handleError saw what it was.
  const unavailable = context.once.has('unavailable')
  const facts = {
    language: languageOf(request),
    theme: themeOf(request),
    nonce: context.nonce,
    unavailable,
  }
  const ready = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <PageFacts.Provider value={facts}>
        <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} nonce={context.nonce} />
      </PageFacts.Provider>,
      {
        nonce: context.nonce,
        [ready]() {
          const body = withoutPadding()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.append('Vary', 'Cookie, Accept-Language')
          if (unavailable) headers.set('Retry-After', '10')
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: unavailable ? 503 : status,
            }),
          )
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          if (!request.signal.aborted) context.log.error({ error }, 'page not rendered')
        },
      },
    )
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

/**
 * Takes zeros off the ends of chunks: React 18 leaves up to three where a letter of several bytes did not fit any more, and a
 * browser shows them as a wrong letter in what a person typed (github.com/facebook/react issue 24985, mended in React 19).
 */
function withoutPadding(): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, chunk.subarray(0, chunk.findLastIndex((byte) => byte !== 0) + 1))
    },
  })
}

/** What undici says of a body that is no form, by its kind or by what it holds. */
const noForm = /^Failed to parse body as FormData|^Content-Type was not one of/

/** Notes that the database is away, or that what was sent is no form, for the answer; logs what a loader or an action threw; a request that its sender ended is no error. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (error instanceof TypeError && noForm.test(error.message)) {
    context.once.set('unreadable', true)
    return
  }
  if (isDatabaseAway(error)) context.once.set('unavailable', true)
  if (!request.signal.aborted)
    context.log.error({ error, path: new URL(request.url).pathname }, 'route failed')
}

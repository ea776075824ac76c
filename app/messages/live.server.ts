/** New messages while somebody looks at a thread: server-sent events, told of changes by PostgreSQL across all processes. */
import type { Logger } from 'pino'
import { listenToThreads, type Changes } from '#db/threads/changes.ts'

/** Streams of one person in one process: browsers keep six connections to a site, some must stay free for pages. */
export const mostStreams = 4
/** Milliseconds between two signs of life, by which proxies keep a stream open and we see that nobody is there any more. */
const heartbeat = 25_000
/** Every so many signs of life it is looked up whether she may still read; some streams at each, so that not all ask at once. */
const beatsPerLook = 8
/** Milliseconds after which a browser comes back to a stream that ended. */
const comeBack = 2_000
/** Milliseconds that a new stream waits for the listening connection. */
const longestWait = 3_000

export interface Live {
  /**
   * A stream of events about a thread. `look` gives its version now, or null when the one who looks may no longer: the stream
   * then ends, as it does when `signal` says that the page is gone. Null when she has too many streams already.
   */
  open(who: {
    personId: string
    threadId: string
    signal: AbortSignal
    look: () => Promise<string | null>
  }): Response | null
  /** Ends all streams and opens no new one: browsers come back by themselves. */
  end(): void
  close(): Promise<void>
}

interface Stream {
  personId: string
  threadId: string
  /** Sends the version where it changed, or a sign of life; ends where she may no longer. */
  check(): void
  /** Sends a sign of life and asks nothing. */
  beat(): void
  end(): void
}

/** Nothing listens before the first stream is opened: a process that serves no page never does. */
export function openLive({ databaseUrl, log }: { databaseUrl: string; log: Logger }): Live {
  /** With the beat, of `beatsPerLook`, at which each looks. */
  const streams = new Map<Stream, number>()
  let changes: Changes | null = null
  let ended = false
  let beats = 0

  const listen = () =>
    (changes ??= listenToThreads(databaseUrl, {
      change: (threadId) => checkAll((stream) => stream.threadId === threadId),
      gap: () => checkAll(() => true),
      problem: (error) => log.warn({ error }, 'not listening for changes'),
    }))
  const checkAll = (which: (stream: Stream) => boolean) => {
    for (const stream of streams.keys()) if (which(stream)) stream.check()
  }
  const beat = setInterval(() => {
    beats += 1
    for (const [stream, turn] of streams) {
      if (turn === beats % beatsPerLook) stream.check()
      else stream.beat()
    }
  }, heartbeat).unref()

  return {
    open(who) {
      const { personId } = who
      if ([...streams.keys()].filter((stream) => stream.personId === personId).length >= mostStreams)
        return null
      let stream: Stream | undefined
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          stream = follow(controller, who, log, () => stream && streams.delete(stream))
          if (who.signal.aborted) return stream.end()
          who.signal.addEventListener('abort', () => stream?.end(), { once: true })
          if (ended) return stream.end()
          streams.set(stream, (beats + streams.size) % beatsPerLook)
          const late = new Promise<void>((done) => setTimeout(done, longestWait).unref())
          void Promise.race([listen().ready(), late]).then(() => stream?.check())
        },
        cancel: () => stream?.end(),
      })
      return new Response(body, {
        headers: {
          'Content-Type': 'text/event-stream; charset=utf-8',
          // Neither our compression nor a proxy may keep events back.
          'Cache-Control': 'no-store, no-transform',
          'X-Accel-Buffering': 'no',
          Connection: 'close',
        },
      })
    },
    end() {
      ended = true
      clearInterval(beat)
      for (const stream of [...streams.keys()]) stream.end()
    },
    async close() {
      this.end()
      await changes?.close()
    },
  }
}

/** One stream: one look at a time, one more when it was asked for meanwhile. */
function follow(
  controller: ReadableStreamDefaultController<Uint8Array>,
  { personId, threadId, look }: Parameters<Live['open']>[0],
  log: Logger,
  gone: () => void,
): Stream {
  const encoder = new TextEncoder()
  let over = false
  let looking = false
  let again = false
  let told: string | null = null
  const send = (text: string) => {
    if (!over) controller.enqueue(encoder.encode(text))
  }
  const end = () => {
    if (over) return
    over = true
    gone()
    try {
      controller.close()
    } catch {
      // Whoever read it has gone already.
    }
  }
  const check = async () => {
    if (over) return
    if (looking) {
      again = true
      return
    }
    looking = true
    do {
      again = false
      try {
        const version = await look()
        if (version === null) end()
        else if (version === told) send(':\n\n')
        else {
          told = version
          send(`id: ${version}\nevent: changed\ndata: ${version}\n\n`)
        }
      } catch (error) {
        log.warn({ error }, 'a stream could not look')
        end()
      }
    } while (again && !over)
    looking = false
  }
  send(`retry: ${comeBack}\n\n`)
  return { personId, threadId, check: () => void check(), beat: () => send(':\n\n'), end }
}

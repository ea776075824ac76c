import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { openLive } from '#app/messages/live.server.ts'

afterEach(() => vi.useRealTimers())

test('a sign of life asks nothing; who may still read is asked for one after the other', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout'] })
  const live = openLive({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', log: pino({ level: 'silent' }) })
  const looks = Array.from({ length: 8 }, () => 0)
  const streams = looks.map((_, n) =>
    live.open({
      ...{ personId: `p${n}`, threadId: 't', signal: new AbortController().signal },
      look: () => {
        looks[n] = (looks[n] ?? 0) + 1
        return Promise.resolve('1')
      },
    }),
  )
  const total = () => looks.reduce((sum, one) => sum + one, 0)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(total()).toBe(8)
  await vi.advanceTimersByTimeAsync(25_000)
  expect(total()).toBe(9)
  await vi.advanceTimersByTimeAsync(7 * 25_000)
  expect(looks).toEqual(looks.map(() => 2))
  const reader = streams[0]?.body?.getReader()
  let received = ''
  for (let part = 0; part < 9; part += 1) {
    const read = await reader?.read()
    received += new TextDecoder().decode(read?.value as Uint8Array)
  }
  expect(received.match(/^:$/gm)?.length).toBeGreaterThanOrEqual(7)
  await live.close()
})

import type { RequestContext } from '#app/academy.server.ts'
import type { Person } from '#app/auth.server.ts'
import { cleanText } from '#app/messages/text.ts'
import type { Message } from '#db/threads/reading.ts'
import { listReportReaders, recordReport } from '#db/threads/reports.ts'
import type { Thread } from '#db/threads/threads.ts'

/** Reports a message of somebody else, and has staff told, in one transaction: the same report twice is one, with one letter each. */
export async function reportMessage(
  context: RequestContext,
  reporter: Person,
  thread: Thread,
  message: Message,
  { id, reason }: { id: string; reason: string },
): Promise<'reported' | 'again' | 'gone'> {
  return context.db.transaction(async (tx) => {
    const outcome = await recordReport(tx, thread, {
      id,
      messageId: message.id,
      reporterId: reporter.id,
      reason: cleanText(reason),
      at: context.now(),
    })
    if (outcome === null) throw new Response(null, { status: 404 })
    if (outcome === 'reported')
      for (const personId of await listReportReaders(tx, message.authorId ?? ''))
        await context.mail.send({ kind: 'report', personId }, tx)
    return outcome
  })
}

import { Tag, type Tone } from '#app/components/tag.tsx'
import type { ShownFeedback } from '#app/feedback/shown.server.ts'
import { feedback as en } from '#app/locales/en/feedback.ts'
import { feedback as fr } from '#app/locales/fr/feedback.ts'
import { useText } from '#app/locales/language.tsx'
import type { CommentKind, CriterionLevel } from '#engine/feedback.ts'

const tones: Record<CriterionLevel, Tone> = { reached: 'leaf', almost: 'thread', 'not-yet': 'plain' }

const edges: Record<CommentKind, string> = {
  celebration: 'border-leaf',
  essential: 'border-thread',
  advice: 'border-line',
}

/** Feedback as she reads it: a word to begin with, what is right, the essential, advice, then criterion by criterion. */
export function FeedbackShown({ feedback }: { feedback: ShownFeedback }) {
  const { read: t, form } = useText(fr, en)
  const { words, groups, criteria } = feedback
  const judged = criteria.some(({ level }) => level !== null)
  return (
    <div className="grid gap-8">
      {words ? <p className="measure text-lg whitespace-pre-line wrap-anywhere">{words}</p> : null}
      {groups.map(({ kind, comments }) => (
        <div key={kind}>
          <h3 className="title-3">{t.groups[kind]}</h3>
          <ul className="mt-3 grid gap-4">
            {comments.map(({ about, body }, i) => (
              <li key={i} className={`border-s-4 ps-4 ${edges[kind]}`}>
                <p className="measure whitespace-pre-line wrap-anywhere">{body}</p>
                {about ? <p className="measure mt-1 text-sm text-ink-2">{about}</p> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {judged ? (
        <div>
          <h3 className="title-3">{t.criteria}</h3>
          <ol className="mt-3 border-b border-line">
            {criteria.map(({ slug, text, level }) => (
              <li
                key={slug}
                className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2 border-t border-line py-3"
              >
                <span className="measure min-w-0 flex-[1_1_18rem]">{text}</span>
                {level ? <Tag tone={tones[level]}>{form.levels[level]}</Tag> : null}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </div>
  )
}

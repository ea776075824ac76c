import { Form } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { Disclosure } from '#app/components/disclosure.tsx'
import { TextField } from '#app/components/field.tsx'
import { Knot } from '#app/components/thread.tsx'
import type { ReturnedGoal, ShownGoal } from '#app/file/goals.server.ts'
import { coach as en } from '#app/locales/en/coach.ts'
import { dayText } from '#app/locales/format.ts'
import { coach as fr } from '#app/locales/fr/coach.ts'
import { useLanguage, useText } from '#app/locales/language.tsx'

/** Where the two want to go: open goals, then those reached. */
export function Goals({ goals, returned }: { goals: ShownGoal[]; returned: ReturnedGoal | undefined }) {
  const t = useText(fr, en).goals
  if (goals.length === 0) return <p className="measure text-ink-2">{t.none}</p>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {goals.map((goal) => (
        <Goal key={goal.id} goal={goal} returned={returned?.goal === goal.id ? returned : undefined} />
      ))}
    </ul>
  )
}

function Goal({ goal, returned }: { goal: ShownGoal; returned: ReturnedGoal | undefined }) {
  const t = useText(fr, en).goals
  const language = useLanguage()
  const { id, text, author, due, reached, own } = goal
  const when = reached
    ? t.reached(dayText(reached, language, 'dayMonth'))
    : due
      ? t.by(dayText(due, language, 'long'))
      : t.free
  return (
    <li className="flex gap-3 py-3">
      <Knot state={reached ? 'done' : 'ahead'} className="mt-0.5 size-5!" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold wrap-anywhere">{text}</p>
        <p className="text-sm text-ink-2">{[...(author ? [author] : []), when].join(', ')}</p>
        <Form method="post" className="flex flex-wrap items-start gap-x-6">
          <input type="hidden" name="id" value={id} />
          <Button
            look="word"
            name="intent"
            value={reached ? 'goal-unreached' : 'goal-reached'}
            aria-label={t.label(reached ? t.untick : t.tick, text)}
          >
            {reached ? t.untick : t.tick}
          </Button>
          {own && !reached ? (
            <Button look="word" name="intent" value="goal-drop" aria-label={t.label(t.drop, text)}>
              {t.drop}
            </Button>
          ) : null}
        </Form>
        {own && !reached ? (
          <Disclosure
            summary={<span aria-label={t.label(t.move, text)}>{t.move}</span>}
            open={returned !== undefined}
          >
            <Form method="post" className="grid max-w-60 gap-3 text-ink" noValidate>
              <input type="hidden" name="id" value={id} />
              <TextField
                label={t.due}
                name={`goal-due-${id}`}
                type="date"
                optional
                defaultValue={returned?.due ?? due ?? ''}
                error={returned && t.problems.due}
              />
              <Button look="outline" name="intent" value="goal-move">
                {t.moveSave}
              </Button>
            </Form>
          </Disclosure>
        ) : null}
      </div>
    </li>
  )
}

/** Setting a goal. Its fields have names of their own: the form of a step stands on the same page. */
export function NewGoal({ id, returned }: { id: string; returned: ReturnedGoal | undefined }) {
  const t = useText(fr, en).goals
  return (
    <Disclosure summary={t.add} open={returned !== undefined}>
      <Form method="post" className="grid max-w-[30rem] gap-5 pt-2 text-ink" noValidate>
        <input type="hidden" name="id" value={id} />
        <TextField
          label={t.text}
          name="goal"
          help={t.textHelp}
          maxLength={300}
          defaultValue={returned?.text}
          error={returned?.problem === 'text' ? t.problems.text : undefined}
        />
        <TextField
          label={t.due}
          name="goal-due"
          type="date"
          optional
          help={t.dueHelp}
          defaultValue={returned?.due}
          error={returned?.problem === 'due' ? t.problems.due : undefined}
        />
        <div>
          <Button look="outline" name="intent" value="goal">
            {t.save}
          </Button>
        </div>
      </Form>
    </Disclosure>
  )
}

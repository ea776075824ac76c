import { ButtonLink } from '#app/components/button.tsx'
import { Tag } from '#app/components/tag.tsx'
import { module as en } from '#app/locales/en/module.ts'
import { module as fr } from '#app/locales/fr/module.ts'
import { useSay, useText } from '#app/locales/language.tsx'
import type { Text } from '#engine/catalog.ts'

export interface CheckedSkill {
  node: string
  canDo: Text
  asked: number
  right: number
  passed: boolean
}

/** What a check said, what holds first; then one thing to do. */
export function CheckEnd({
  slug,
  passed,
  skills,
  project,
  pathVersion,
}: {
  slug: string
  passed: boolean
  skills: CheckedSkill[]
  /** Title of the module's project that she has not sent, or null. */
  project: Text | null
  pathVersion: number
}) {
  const t = useText(fr, en)
  const say = useSay()
  const right = skills.reduce((sum, skill) => sum + skill.right, 0)
  const inOrder = [...skills].sort((a, b) => Number(b.passed) - Number(a.passed))
  return (
    <>
      <h1 className="title-1">{passed ? t.check.passed : t.check.open(right)}</h1>
      <p className="measure mt-4 text-lg text-ink-2">
        {passed
          ? t.check.passedText
          : skills.some((skill) => skill.passed)
            ? t.check.openText
            : t.check.openAll}
      </p>
      <ul className="mt-6">
        {inOrder.map((skill) => (
          <li key={skill.node} className="grid gap-1.5 border-t border-line py-4">
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
              <Tag tone={skill.passed ? 'leaf' : 'thread'}>
                {skill.passed ? t.check.holds : t.check.again}
              </Tag>
              {skill.asked > 0 ? t.check.facts(skill.right, skill.asked) : null}
            </p>
            <p className="text-lg">{say(skill.canDo)}</p>
          </li>
        ))}
      </ul>
      {passed && project ? (
        <p className="measure border-t border-line pt-4">{t.check.project(say(project))}</p>
      ) : null}
      <div className="mt-7 flex flex-wrap items-center gap-x-6 gap-y-2">
        <ButtonLink wide to={passed ? `/path?changed=${pathVersion}` : `/modules/${slug}/practice`}>
          {passed ? t.check.toPath : t.check.practise}
        </ButtonLink>
        {passed && project ? (
          <ButtonLink look="word" to={`/modules/${slug}/project`}>
            {t.toProject}
          </ButtonLink>
        ) : null}
        {passed ? null : (
          <>
            <ButtonLink look="word" to={`/modules/${slug}`}>
              {t.practice.lesson}
            </ButtonLink>
            <ButtonLink look="word" to={`/modules/${slug}/check?go=1`}>
              {t.check.retry}
            </ButtonLink>
          </>
        )}
      </div>
    </>
  )
}

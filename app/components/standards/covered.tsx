import { WordLink } from '#app/components/button.tsx'
import { entryAddress, Section } from '#app/components/standards/entry-list.tsx'
import { Tag } from '#app/components/tag.tsx'
import { standards as en } from '#app/locales/en/standards.ts'
import { listText } from '#app/locales/format.ts'
import { standards as fr } from '#app/locales/fr/standards.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { CoveredCertification } from '#app/standards/coverage.server.ts'
import type { Text } from '#engine/catalog.ts'

interface Evidence {
  to: string | null
  name: Text
}

/** « les blocs 1 et 2 » of a certification, those that are covered. */
export function useBlocks(): (blocks: { covered: boolean }[]) => string {
  const { coverage: t } = useText(fr, en)
  const language = useLanguage()
  return (blocks) => {
    const places = blocks.flatMap(({ covered }, i) => (covered ? [String(i + 1)] : []))
    return t.blocks(listText(places, language), places.length)
  }
}

/** A certification block by block: each competence with what of the track answers to it, or that nothing does. */
export function Covered({
  code,
  label,
  version,
  blocks,
  nodes,
}: CoveredCertification & { nodes: Record<string, Evidence> }) {
  const { coverage: t } = useText(fr, en)
  const language = useLanguage()
  const say = useSay()
  const blocksText = useBlocks()
  const foreign = language === 'fr' ? undefined : 'fr'
  const covered = blocks.some((block) => block.covered)
  const name = t.inVersion(code, version)
  return (
    <Section
      id={encodeURIComponent(`${code}-${version}`)}
      title={covered ? t.covers(blocksText(blocks), name) : name}
    >
      <p className="text-ink-2" lang={foreign}>
        <WordLink
          to={entryAddress({ source: 'rncp', version, code })}
          className="inline-flex min-h-11 items-center"
        >
          {label}
        </WordLink>
      </p>
      {blocks.map((block, i) => {
        const done = block.skills.filter((skill) => skill.nodes.length > 0).length
        return (
          <div key={block.code} className="mt-7">
            <h3 className="title-3 flex flex-wrap items-center gap-x-3 gap-y-1">
              <span lang={foreign}>{t.block(i + 1, block.label)}</span>
              <Tag tone={block.covered ? 'leaf' : 'plain'}>
                {block.covered ? t.covered : t.partly(done, block.skills.length)}
              </Tag>
            </h3>
            <ul className="mt-3 border-b border-line">
              {block.skills.map((skill) => (
                <li key={skill.code} className="grid gap-x-8 border-t border-line py-3 sm:grid-cols-2">
                  <p lang={foreign}>{skill.label}</p>
                  {skill.nodes.length === 0 ? (
                    <p className="text-ink-2">{t.missing}</p>
                  ) : (
                    <ul>
                      {skill.nodes.map((node) => (
                        <li key={node}>
                          <WordLink
                            to={nodes[node]?.to ?? ''}
                            className="inline-flex min-h-11 items-center sm:min-h-0"
                          >
                            {nodes[node] ? say(nodes[node].name) : node}
                          </WordLink>
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </Section>
  )
}

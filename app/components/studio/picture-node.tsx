import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import type { KeyboardEvent } from 'react'
import { AreaSign } from '#app/components/studio/area-sign.tsx'
import { nodeSize } from '#app/studio/layout.ts'

export type LevelNode = Node<
  {
    title: string
    /** Under the title: the number of the level, or how many are folded. */
    detail: string
    areaName: string
    areaIndex: number
    /** What a screen reader says besides: what it needs, that it is found. */
    more: string
    /** Drawn as such: looked for, in a loop, or a whole area. */
    look: 'plain' | 'found' | 'loop' | 'folded'
    chosen: boolean
    linked: boolean
    onKey(event: KeyboardEvent): void
    onChoose(byKeyboard: boolean): void
    /** By the keyboard. */
    onFocus(button: HTMLElement): void
  },
  'level'
>

/** The id of the button of a node, to move the focus there. */
export const nodeButtonId = (id: string) => `node-${id.replaceAll(/[^a-z0-9]/g, '-')}`

/** A level in the picture: its competency, its number and its area; or a whole area, folded. */
export function PictureNode({ id, data, isConnectable }: NodeProps<LevelNode>) {
  const { title, detail, areaName, areaIndex, more, look, chosen, linked, onKey, onChoose, onFocus } = data
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={isConnectable} />
      <button
        type="button"
        id={nodeButtonId(id)}
        className={`picture-node ${look} ${chosen ? 'chosen' : ''} ${linked ? 'linked' : ''}`}
        style={nodeSize}
        aria-pressed={chosen}
        onKeyDown={onKey}
        onFocus={({ currentTarget }) => {
          if (currentTarget.matches(':focus-visible')) onFocus(currentTarget)
        }}
        onClick={(event) => onChoose(event.detail === 0)}
      >
        <span className="picture-area">
          <AreaSign index={areaIndex} />
          <span>{areaName}</span>
        </span>
        <span className="picture-title">{title}</span>
        <span className="picture-detail">
          {detail}
          {look === 'loop' ? ` ↻ ${more}` : null}
        </span>
        {more === '' || look === 'loop' ? null : <span className="sr-only">. {more}</span>}
      </button>
      <Handle type="source" position={Position.Right} isConnectable={isConnectable} />
    </>
  )
}

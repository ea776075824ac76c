/** Arrow keys in the picture: along the edges to the left and right, and up and down within a layer. */
import type { DrawnEdge, Placed } from '#app/studio/layout.ts'

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const
type Arrow = (typeof arrows)[number]

export const isArrow = (key: string): key is Arrow => (arrows as readonly string[]).includes(key)

/** Where an arrow key goes from a node: the nearest in that direction; null where there is none. */
export function goFrom(
  id: string,
  key: Arrow,
  nodes: Placed['nodes'],
  edges: readonly DrawnEdge[],
): string | null {
  const here = nodes.find((node) => node.id === id)
  if (!here) return null
  const reached = nodes.filter((node) => {
    switch (key) {
      case 'ArrowLeft':
        return edges.some(({ source, target }) => target === id && source === node.id)
      case 'ArrowRight':
        return edges.some(({ source, target }) => source === id && target === node.id)
      case 'ArrowUp':
        return node.x === here.x && node.y < here.y
      case 'ArrowDown':
        return node.x === here.x && node.y > here.y
    }
  })
  const distance = ({ x, y }: { x: number; y: number }) => Math.abs(y - here.y) + Math.abs(x - here.x) / 1000
  return reached.sort((one, other) => distance(one) - distance(other))[0]?.id ?? null
}

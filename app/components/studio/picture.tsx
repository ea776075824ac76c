import {
  BaseEdge,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Edge,
  type EdgeProps,
} from '@xyflow/react'
import { useNavigate, useNavigation } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useDraftLink } from '#app/components/studio/form.tsx'
import { PictureAreas } from '#app/components/studio/picture-areas.tsx'
import { nodeButtonId, PictureNode, type LevelNode } from '#app/components/studio/picture-node.tsx'
import { ChosenEdge, ChosenLevel } from '#app/components/studio/picture-panel.tsx'
import { PictureTools, useAct, usePictureKeys } from '#app/components/studio/picture-tools.tsx'
import { useRefusal } from '#app/components/studio/refused.tsx'
import { studio as en } from '#app/locales/en/studio.ts'
import { listText } from '#app/locales/format.ts'
import { studio as fr } from '#app/locales/fr/studio.ts'
import { useLanguage, useSay, useText } from '#app/locales/language.tsx'
import type { StudioReply } from '#app/studio/act.server.ts'
import { foldAreas, foldedNode, layOut, nodeSize } from '#app/studio/layout.ts'
import { goFrom, isArrow } from '#app/studio/move.ts'
import type { Picture } from '#app/studio/picture.ts'
import type { StudioBarView } from '#app/studio/view.server.ts'
import { loopWith } from '#engine/loop.ts'
import '#app/styles/graph.css'

type Way = Edge<{ way: string }, 'way'>
const WayEdge = ({ id, data }: EdgeProps<Way>) => (
  <BaseEdge id={id} path={data?.way ?? ''} interactionWidth={18} />
)
const nodeTypes = { level: PictureNode }
const edgeTypes = { way: WayEdge }
const handle = { width: 16, height: 16, y: nodeSize.height / 2 - 8 }
const handles = [
  { type: 'target' as const, position: Position.Left, x: -8, ...handle },
  { type: 'source' as const, position: Position.Right, x: nodeSize.width - 8, ...handle },
]
const closeEnough = 0.9
/** Pixels. In a narrower frame the whole graph cannot be read: the picture opens where paths begin. */
const wideEnough = 700

interface Props {
  picture: Picture
  bar: StudioBarView
  names: Readonly<Record<string, string>>
  reply: StudioReply | undefined
}

/** The graph, drawn in the browser: what is done in it is posted to its page like every form of the studio. */
export default function GraphPicture(props: Props) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

function Canvas({ picture, bar, names, reply }: Props) {
  const t = useText(fr, en).graph
  const language = useLanguage()
  const say = useSay()
  const link = useDraftLink()
  const sentence = useRefusal(names)
  const flow = useReactFlow()
  const navigate = useNavigate()
  const { formData: sent, state } = useNavigation()
  const act = useAct(bar)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<string | null>(null)
  const [tried, setTried] = useState<string[] | null>(null)
  const wanted = useRef<string | null>(null)
  const frame = useRef<HTMLDivElement>(null)

  const requires = useMemo(() => new Map(picture.requires), [picture])
  const drawn = useMemo(() => {
    const graph = foldAreas(picture.nodes, picture.edges, folded)
    return { ...graph, placed: layOut(graph.nodes, graph.edges) }
  }, [picture, folded])
  const beginning = useMemo(() => {
    const [first] = drawn.placed.nodes.toSorted((a, b) => a.x - b.x)
    const after = drawn.edges.find(({ source }) => source === first?.id)
    return [first?.id, after?.target].filter((id) => id !== undefined)
  }, [drawn])
  const found = picture.nodes.filter((node) => node.found).map(({ id }) => id)
  const looked = found.join(' ')
  useEffect(() => {
    const ids = looked === '' ? [] : looked.split(' ')
    const isNarrow = (frame.current?.clientWidth ?? wideEnough) < wideEnough
    const wished = ids.length === 0 && isNarrow ? beginning : ids
    const nodes = wished.filter((id) => flow.getNode(id)).map((id) => ({ id }))
    void flow.fitView(nodes.length > 0 ? { nodes, maxZoom: 1 } : { maxZoom: 1 })
  }, [flow, looked, folded, beginning])

  const refused = reply?.refused
  const loop = tried ?? (refused?.reason === 'cycle' ? refused.loop : [])
  const why = tried ? sentence({ reason: 'cycle', loop: tried }) : refused ? sentence(refused) : ''
  const places = new Map(drawn.placed.nodes.map((node) => [node.id, node]))
  const levels = new Map(picture.nodes.map((node) => [node.id, node]))
  const areaName = (slug: string) => {
    const area = picture.areas.find((one) => one.slug === slug)
    return area ? say(area.name) || slug : slug
  }
  const nameOf = (id: string) => names[id] ?? areaName(id.replace('area:', ''))
  const edgeId = (source: string, target: string) => `${source} ${target}`
  const isLinked = (id: string) =>
    drawn.edges.some(
      ({ source, target }) => (source === id && target === chosen) || (target === id && source === chosen),
    )

  const choose = (id: string, byKeyboard: boolean) => {
    setTried(null)
    setChosen(id)
    wanted.current = byKeyboard ? 'chosen' : null
  }
  useEffect(() => {
    if (wanted.current) document.getElementById(wanted.current)?.focus()
    wanted.current = null
  }, [chosen])
  const goTo = (id: string) => {
    const place = places.get(id)
    if (!place) return
    const middle = { x: place.x + nodeSize.width / 2, y: place.y + nodeSize.height / 2 }
    void flow.setCenter(middle.x, middle.y, { zoom: Math.max(flow.getZoom(), closeEnough) })
    document.getElementById(nodeButtonId(id))?.focus({ preventScroll: true })
  }
  const fold = (area: string) => {
    const next = new Set(folded)
    if (!next.delete(area)) next.add(area)
    setChosen(null)
    setFolded(next)
  }
  const onKey = (id: string, area: string) => (event: KeyboardEvent) => {
    if (isArrow(event.key)) {
      event.preventDefault()
      event.stopPropagation()
      const next = goFrom(id, event.key, drawn.placed.nodes, drawn.edges)
      if (next) goTo(next)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (id === foldedNode(area)) fold(area)
      else navigate(link(`/staff/graph/${levels.get(id)?.competency}`))
    }
  }

  const nodes = drawn.nodes.map(({ id, area }): LevelNode => {
    const level = levels.get(id)
    const inside = picture.nodes.filter((node) => node.area === area)
    const needs = (requires.get(id) ?? []).map(nameOf)
    const inLoop = loop.includes(id)
    const said = [
      level?.found ? t.found : '',
      needs.length > 0 ? `${t.needs} ${listText(needs, language)}` : '',
    ]
    const { x = 0, y = 0 } = places.get(id) ?? {}
    return {
      id,
      type: 'level',
      position: { x, y },
      ...nodeSize,
      measured: nodeSize,
      handles,
      draggable: false,
      deletable: false,
      focusable: false,
      connectable: bar.draft !== null && level !== undefined,
      data: {
        title: level ? say(level.name) || level.competency : areaName(area),
        detail: level ? t.level(level.level) : t.folded(inside.length),
        areaName: areaName(area),
        areaIndex: picture.areas.findIndex(({ slug }) => slug === area),
        more: inLoop ? t.inLoop : said.filter(Boolean).join('. '),
        look: inLoop ? 'loop' : !level ? 'folded' : level.found ? 'found' : 'plain',
        chosen: chosen === id,
        linked: isLinked(id),
        onKey: onKey(id, area),
        onChoose: (byKeyboard) => choose(id, byKeyboard),
        onFocus: (button) => {
          if (!isInView(button, frame.current)) goTo(id)
        },
      },
    }
  })
  const going = state === 'idle' ? undefined : sent
  const member = String(going?.get('member') ?? '')
  const target = String(going?.get('slug') ?? '')
  const edges = drawn.placed.edges.map((edge): Way => {
    const id = edgeId(edge.source, edge.target)
    const taken = going?.get('intent') === 'take' && edge.source === member && edge.target === target
    const looks = [
      edge.written ? '' : 'below',
      edge.source === chosen || edge.target === chosen ? 'linked' : '',
      id === chosen ? 'chosen' : '',
      loop.some((node, i) => node === edge.target && loop[(i + 1) % loop.length] === edge.source)
        ? 'loop'
        : '',
      taken ? 'waiting' : '',
    ]
    const { source, target: to, way } = edge
    return {
      id,
      source,
      target: to,
      type: 'way',
      focusable: false,
      className: looks.join(' '),
      data: { way },
    }
  })
  if (going?.get('intent') === 'put' && places.has(member) && places.has(target))
    edges.push({
      id: 'waiting',
      source: member,
      target,
      type: 'way',
      className: 'waiting',
      data: { way: straight() },
    })
  function straight(): string {
    const [from, to] = [places.get(member), places.get(target)]
    const half = nodeSize.height / 2
    return from && to ? `M${from.x + nodeSize.width} ${from.y + half}L${to.x} ${to.y + half}` : ''
  }

  const level = levels.get(chosen ?? '')
  const edge = drawn.edges.find(({ source, target: to }) => edgeId(source, to) === chosen)
  usePictureKeys(bar, act, edge)
  return (
    <div className="picture mt-4">
      <PictureTools bar={bar} act={act} />
      <PictureAreas areas={picture.areas} folded={folded} onFold={fold} />
      <p role={tried ? 'alert' : undefined} className="min-h-7 font-semibold text-clay">
        {why}
      </p>
      <div
        ref={frame}
        role="group"
        aria-label={t.region}
        aria-describedby="picture-keys"
        className="mt-1 h-[70vh] min-h-96 overflow-hidden rounded-area border border-line"
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          fitView
          fitViewOptions={{ maxZoom: 1 }}
          minZoom={0.1}
          maxZoom={2}
          nodesDraggable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          zoomOnScroll={false}
          preventScrolling={false}
          proOptions={{ hideAttribution: true }}
          isValidConnection={({ source, target: to }) => {
            if (requires.get(to)?.includes(source)) return false
            const closed = loopWith(requires, to, source)
            if (closed?.join() !== tried?.join()) setTried(closed)
            return closed === null
          }}
          onConnectStart={() => setTried(null)}
          onConnect={({ source, target: to }) => {
            setTried(null)
            if (state === 'idle') act({ intent: 'put', kind: 'level', slug: to, member: source })
          }}
          onEdgeClick={(_, { id }) => choose(id, true)}
          onPaneClick={() => setChosen(null)}
        />
      </div>
      <p id="picture-keys" className="measure mt-2 text-sm text-ink-2">
        {bar.draft ? `${t.draw} ` : ''}
        {t.keys}
      </p>
      {level ? <ChosenLevel key={level.id} node={level} names={names} onBack={() => goTo(level.id)} /> : null}
      {edge ? (
        <ChosenEdge
          edge={{ ...edge, folded: `${edge.source} ${edge.target}`.includes('area:') }}
          nameOf={nameOf}
        />
      ) : null}
    </div>
  )
}

function isInView(button: HTMLElement, frame: HTMLElement | null): boolean {
  const [own, around] = [button.getBoundingClientRect(), frame?.getBoundingClientRect()]
  if (!around) return true
  const across = own.left >= around.left && own.right <= around.right
  return across && own.top >= around.top && own.bottom <= around.bottom
}

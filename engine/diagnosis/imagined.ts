/**
 * A learner on arrival where prerequisites are too entangled for exact inference: a cloud of possible learners that has taken in
 * what was seen of her. Drawn from one seed and in one order, so the same likelihoods give the same cloud; the latest is kept.
 */
import { Cloud, cloudSize } from './cloud.ts'
import { levelCount, type KnowledgeSpace } from './space.ts'
import { Xorshift } from './xorshift.ts'

const seeds = { prior: 1, posterior: 2 }
/** Levels of ability taken together where a spread over abilities is wanted: few enough that each holds many possible learners. */
const levelsTogether = 8

/** Possible learners before anything was seen. */
export function imaginePrior(space: KnowledgeSpace): Cloud {
  const cloud = new Cloud(space, cloudSize(space.count), new Xorshift(seeds.prior))
  cloud.drawPrior()
  return cloud
}

/** Everybody moves a little after so many nodes, and so often once all that was seen is taken in. */
const nodesPerMove = 6
const lastMoves = 4

const latest = new WeakMap<Cloud, { likelihood: Float64Array; cloud: Cloud }>()

/** Possible learners after `likelihood[2 * node + value]`, the probability of what was seen of each node given its value. */
export function imagine(prior: Cloud, likelihood: Float64Array): Cloud {
  const known = latest.get(prior)
  if (known?.likelihood.every((one, i) => one === likelihood[i])) return known.cloud
  const cloud = imagineAnew(prior, likelihood)
  latest.set(prior, { likelihood: likelihood.slice(), cloud })
  return cloud
}

function imagineAnew(prior: Cloud, likelihood: Float64Array): Cloud {
  const cloud = new Cloud(prior.space, prior.size, new Xorshift(seeds.posterior))
  cloud.copyFrom(prior)
  let seen = 0
  for (let node = 0; node < prior.space.count; node += 1) {
    const not = likelihood[2 * node]!
    const mastered = likelihood[2 * node + 1]!
    if (not === mastered) continue
    cloud.observe(node, not, mastered)
    seen += 1
    if (seen % nodesPerMove === 0) cloud.move(node)
  }
  if (seen > 0) for (let turn = 0; turn < lastMoves; turn += 1) cloud.move(turn % prior.space.count)
  return cloud
}

/** P(mastered) by node, and its variance over levels of ability in the node's own domain, less what chance alone makes of it. */
export function readCloud(cloud: Cloud): { p: Float64Array; variance: Float64Array } {
  const { space, size } = cloud
  const p = new Float64Array(space.count)
  cloud.marginals(p)
  const bins = levelCount / levelsTogether
  const variance = p.map((mean, node) => {
    const all = new Int32Array(bins)
    const able = new Int32Array(bins)
    const levels = space.domainOf[node]! * size
    for (let s = 0; s < size; s += 1) {
      const bin = Math.floor(cloud.level[levels + s]! / levelsTogether)
      all[bin]! += 1
      able[bin]! += (cloud.on[node * cloud.words + (s >>> 5)]! >>> (s & 31)) & 1
    }
    let spread = 0
    all.forEach((count, bin) => {
      if (count < 2) return
      const share = able[bin]! / count
      const byChance = (share * (1 - share)) / (count - 1)
      spread += (count / size) * ((share - mean) ** 2 - byChance)
    })
    return Math.max(0, spread)
  })
  return { p, variance }
}

import { describe, expect, it } from 'vitest'
import { areasOf, routesOf } from './remix.server.ts'

const routes = Object.fromEntries(
  [
    { id: 'root' },
    { id: 'home', parentId: 'root' },
    { id: 'me', parentId: 'root', path: 'me' },
    { id: 'profile', parentId: 'me', path: 'profile' },
    { id: 'staff', parentId: 'root', path: 'staff' },
    { id: 'tracks', parentId: 'root', path: 'staff/tracks' },
    { id: 'track', parentId: 'root', path: 'staff/tracks/:slug' },
    { id: 'any subject', parentId: 'root', path: 'staff/:subject' },
    { id: 'Case', parentId: 'root', path: 'ims/Case/:id' },
    { id: 'maybe', parentId: 'root', path: 'en?/about' },
    { id: 'anything', parentId: 'root', path: '*' },
  ].map((route) => [route.id, route]),
)
const always = ['root', 'home', 'maybe', 'anything']
const idsOf = (...area: string[]) => Object.keys(routesOf(routes, area)).sort()

describe('the areas of an academy', () => {
  it('are the first parts of its paths, in lower case, as far as they are written out', () => {
    expect(areasOf(routes)).toEqual([['me'], ['staff'], ['staff', 'tracks'], ['ims'], ['ims', 'case']])
  })

  it('have the routes that may answer there, with what lies under them, and those that may answer anywhere', () => {
    expect(idsOf('me')).toEqual([...always, 'me', 'profile'].sort())
    expect(idsOf('staff')).toEqual([...always, 'staff', 'tracks', 'track', 'any subject'].sort())
    expect(idsOf('staff', 'tracks')).toEqual([...always, 'staff', 'tracks', 'track', 'any subject'].sort())
    expect(idsOf('ims', 'case')).toEqual([...always, 'Case'].sort())
  })

  it('leave out what lies beside them', () => {
    expect(idsOf('staff', 'graph')).toEqual([...always, 'staff', 'any subject'].sort())
  })
})

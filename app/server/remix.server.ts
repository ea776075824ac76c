import { Transform } from 'node:stream'
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  writeReadableStreamToWritable,
  type AppLoadContext,
  type RequestHandler,
  type ServerBuild,
} from '@remix-run/node'

/** Most bytes that a form may have. */
const formLimit = 256 * 1024
/** Most bytes of a request that carries a file: 5 MB and its wrapping. */
const uploadLimit = 6 * 1024 * 1024

const takesFiles =
  /^\/(modules\/[^/]+\/project|messages\/[\da-f-]{36}|staff\/standards\/case|staff\/pictures|staff\/drafts\/import)(\.data)?$/

/** How many bytes this request may carry: only the pages of a project, of a thread, of CASE, of pictures and of content take files. */
export function bodyLimit(req: ExpressRequest): number {
  const carriesFile = (req.get('content-type') ?? '').startsWith('multipart/form-data')
  return carriesFile && takesFiles.test(req.path) ? uploadLimit : formLimit
}

/** The body as it comes, which fails as soon as it is longer than allowed; `over` tells that it was. */
function limited(req: ExpressRequest, limit: number, over: () => void) {
  let bytes = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limit) {
        over()
        done(new Error('request body too large'))
      } else done(null, chunk)
    },
  })
  req.on('aborted', () => counter.destroy(new Error('request ended by its sender')))
  req.on('error', (error) => counter.destroy(error))
  return createReadableStreamFromReadable(req.pipe(counter))
}

/** The headers of a request. Remix compares Origin with the host named here: it is `host`, whatever a proxy made of it. */
function readHeaders(req: ExpressRequest, host: string): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  }
  headers.delete('x-forwarded-host')
  headers.set('host', host)
  return headers
}

export type Answer =
  { kind: 'response'; response: Response } | { kind: 'too-large' } | { kind: 'failed'; error: unknown }

/** Of a route: the part of a path that it names, under that of its parent. */
interface PlacedRoute {
  id: string
  parentId?: string
  path?: string
}

const isFixed = (part: string) => part !== '' && !/^[:*]|\?$/.test(part)

/** The route under the root in which this one lies, or itself. */
function topOf<R extends PlacedRoute>(routes: Record<string, R>, route: R): R {
  const parent = routes[route.parentId ?? '']
  return parent?.parentId === undefined ? route : topOf(routes, parent)
}

/**
 * What addresses begin with, in lower case: the first part, or the first two, of each path whose parts are written out.
 * `/staff/drafts/7` lies in [staff] and in [staff, drafts].
 */
export function areasOf(routes: Record<string, PlacedRoute>): string[][] {
  const areas = new Map<string, string[]>()
  for (const route of Object.values(routes)) {
    const parts = (topOf(routes, route).path ?? '').toLowerCase().split('/')
    const fixed = parts.findIndex((part) => !isFixed(part))
    const length = Math.min(fixed < 0 ? parts.length : fixed, 2)
    for (let n = 1; n <= length; n++) areas.set(parts.slice(0, n).join('/'), parts.slice(0, n))
  }
  return [...areas.values()]
}

/** The routes that may answer an address of this area: all but those whose path begins otherwise. */
export function routesOf<R extends PlacedRoute>(
  routes: Record<string, R>,
  area: string[],
): Record<string, R> {
  const fits = (path = '') =>
    path.includes('?') ||
    path
      .toLowerCase()
      .split('/')
      .every((part, i) => i >= area.length || !isFixed(part) || part === area[i])
  return Object.fromEntries(Object.entries(routes).filter(([, route]) => fits(topOf(routes, route).path)))
}

/**
 * Answers by a build as Remix does. Remix goes through all routes several times a request, which costs some 5 ms of processor
 * time: here each area has a handler of its own, which knows the routes of that area only. Any other address has one that knows all.
 */
export function handlerOf(build: ServerBuild): RequestHandler {
  const whole = createRequestHandler(build, 'production')
  const handlerIn = (area: string[]) => {
    const routes = routesOf(build.routes, area)
    const assets = { ...build.assets, routes: routesOf(build.assets.routes, area) }
    return createRequestHandler({ ...build, routes, assets }, 'production')
  }
  const areas = new Map(areasOf(build.routes).map((area) => [area.join('/'), handlerIn(area)]))
  return (request, context) => {
    const path = decodeURIComponent(new URL(request.url).pathname).replace(/\.data$/, '')
    const [, first = '', second = ''] = path.toLowerCase().split('/')
    const handler = areas.get(`${first}/${second}`) ?? areas.get(first) ?? whole
    return handler(request, context)
  }
}

/**
 * Asks Remix for the answer to a request of Express. `origin` is the one people see: never taken from
 * X-Forwarded-Host. A body over its limit is cut and answered as too large.
 */
export async function askRemix(
  handler: RequestHandler,
  origin: string,
  req: ExpressRequest,
  res: ExpressResponse,
  context: AppLoadContext,
): Promise<Answer> {
  const controller = new AbortController()
  res.on('close', () => {
    if (!res.writableFinished) controller.abort()
  })
  let tooLarge = false
  const init: RequestInit = {
    method: req.method,
    headers: readHeaders(req, new URL(origin).host),
    signal: controller.signal,
  }
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    init.body = limited(req, bodyLimit(req), () => (tooLarge = true))
    init.duplex = 'half'
  }
  try {
    const request = new Request(new URL(origin + req.originalUrl), init)
    const response = await handler(request, context)
    // What was refused unread is read to its end and dropped: else its sender waits, and never sees the answer.
    req.unpipe()
    req.resume()
    return tooLarge ? { kind: 'too-large' } : { kind: 'response', response }
  } catch (error) {
    return tooLarge ? { kind: 'too-large' } : { kind: 'failed', error }
  }
}

/** Sends the answer of Remix through Express. */
export async function sendResponse(res: ExpressResponse, response: Response, status: number): Promise<void> {
  res.status(status)
  for (const [name, value] of response.headers) res.append(name, value)
  if (response.body) await writeReadableStreamToWritable(response.body, res)
  else res.end()
}

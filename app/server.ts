import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import compression from 'compression'
import express, { type Express, type Request, type Response } from 'express'
import compressed from 'express-static-gzip'
import {
  createRequestHandler,
  type AppLoadContext,
  type RequestHandler,
  type ServerBuild,
} from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import type { Academy } from '#app/academy.server.ts'
import { isDatabaseAway } from '#app/server/availability.server.ts'
import { nonceOf, runnerPolicy, sameOrigin, securityHeaders } from '#app/server/headers.server.ts'
import { languageOf } from '#app/locales/language.server.ts'
import * as plain from '#app/server/plain-page.server.ts'
import { askRemix, bodyLimit, handlerOf, sendResponse } from '#app/server/remix.server.ts'
import { runnerPage } from '#app/learning/runner.ts'

/** Time that requests in flight have to end when the academy stops, in milliseconds. */
const drainTime = 10_000
/** Time after which a database that does not answer is not ready, in milliseconds. */
const readyTime = 2_000
/** Seconds after which a browser may try again when the database is away. */
const retryAfter = '5'

export interface ServeOptions {
  port: number
  /** Hot reload from the sources instead of the build. */
  dev?: boolean
  /** Folder of the build. */
  build?: string
}

export interface Served {
  port: number
  url: string
  /** Ends after the requests in flight, 10 seconds later at most. */
  close(): Promise<void>
}

/**
 * Serves the academy until close(). Answers /healthz (the process lives), /readyz (database and catalogue),
 * /runner, files of the build, and everything else by Remix.
 */
export async function serve(academy: Academy, options: ServeOptions): Promise<Served> {
  const app = express()
  const server = createServer(app)
  server.headersTimeout = 20_000
  server.requestTimeout = 300_000
  server.keepAliveTimeout = 65_000
  const state = { stopping: false }
  const vite = options.dev ? await startVite(server) : null
  const folder = resolve(options.build ?? 'build')
  const handler = vite ? handlerOfSources(vite) : handlerOf(await loadBuild(folder))

  app.disable('x-powered-by')
  app.set('trust proxy', academy.env.trustProxy)
  app.use((_req, res, next) => {
    if (state.stopping) res.setHeader('Connection', 'close')
    next()
  })
  app.use(logRequests(academy))
  app.use(...securityHeaders(academy.env, vite !== null))
  probes(app, academy, state)
  app.use((req, res, next) => {
    if (readable(req)) next()
    else sendPlain(req, res, plain.badRequest)
  })
  app.use(compression())
  app.get('/runner', (_req, res) => {
    res.setHeader('Content-Security-Policy', runnerPolicy)
    res.setHeader('X-Frame-Options', 'SAMEORIGIN')
    // A sandboxed frame has an origin of its own already; asking for it again fills the console with warnings.
    res.removeHeader('Origin-Agent-Cluster')
    res.setHeader('Cache-Control', 'public, max-age=3600')
    res.type('html').send(runnerPage)
  })
  if (vite) app.use(vite.middlewares)
  else {
    const files = (path: string, caching: { immutable?: boolean; maxAge: string }) =>
      compressed(resolve(folder, path), {
        index: false,
        enableBrotli: true,
        orderPreference: ['br', 'gz'],
        serveStatic: { redirect: false, ...caching },
      })
    app.use('/assets', files('client/assets', { immutable: true, maxAge: '1y' }))
    app.use(files('client', { maxAge: '1h' }))
  }
  app.use(sameOrigin(academy.env, (req, res) => sendPlain(req, res, plain.foreignOrigin)))
  app.use((req, res, next) => {
    const declared = Number(req.get('content-length') ?? 0)
    if (declared <= bodyLimit(req)) return next()
    res.setHeader('Connection', 'close')
    sendPlain(req, res, plain.tooLarge)
  })
  app.use((req, res) => {
    answer(academy, handler, req, res).catch((error: unknown) => fail(academy, req, res, error))
  })
  app.use((error: unknown, req: Request, res: Response, next: () => void) => {
    if (res.headersSent) next()
    else fail(academy, req, res, error)
  })

  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(options.port, () => {
      server.off('error', failed)
      done()
    })
  })
  server.on('error', (error) => academy.log.error({ error }, 'server error'))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://localhost:${port}`,
    async close() {
      state.stopping = true
      academy.live.end()
      await vite?.close()
      await drain(server)
    },
  }
}

async function loadBuild(folder: string): Promise<ServerBuild> {
  return (await import(pathToFileURL(resolve(folder, 'server/index.js')).href)) as ServerBuild
}

async function startVite(server: Server): Promise<ViteDevServer> {
  const { createServer: createVite } = await import('vite')
  return createVite({ server: { middlewareMode: true, hmr: { server } } })
}

/** Answers by the sources as they are at each request. */
function handlerOfSources(vite: ViteDevServer): RequestHandler {
  const load = async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
  return createRequestHandler(load, 'development')
}

/** Whether the address can be read, and names a host. */
function readable(req: Request): boolean {
  try {
    decodeURIComponent(req.path)
    return URL.canParse(req.originalUrl, `http://${req.get('host')}`) && req.get('host') !== undefined
  } catch {
    return false
  }
}

/** A line for each request: what was asked (never the query), how it ended, how long it took. */
function logRequests(academy: Academy): express.RequestHandler {
  return (req, res, next) => {
    const started = performance.now()
    res.locals.requestId = academy.newId()
    res.setHeader('X-Request-Id', res.locals.requestId)
    res.on('close', () => {
      if (req.path.startsWith('/assets/') || req.path === '/healthz') return
      academy.log.info(
        {
          request: res.locals.requestId,
          method: req.method,
          path: res.statusCode === 404 || res.statusCode === 400 ? undefined : routePath(req.path),
          status: res.statusCode,
          ended: res.writableFinished,
          ms: Math.round(performance.now() - started),
        },
        'request',
      )
    })
    next()
  }
}

/** A path without the ids in it. */
function routePath(path: string): string {
  return path
    .replace(/^\/calendar\/.*/, '/calendar/:file')
    .replace(/[\da-f]{8}-[\da-f-]{27}|\/\d+(?=\/|$)/gi, (id) => (id.startsWith('/') ? '/:id' : ':id'))
    .slice(0, 120)
}

function probes(app: Express, academy: Academy, state: { stopping: boolean }): void {
  app.get('/healthz', (_req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    res.type('text').send('ok')
  })
  app.get('/readyz', (_req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    const late = new Promise<never>((_done, failed) => {
      setTimeout(() => failed(new Error('database did not answer in time')), readyTime).unref()
    })
    // The published catalogue is asked of the database each time: one question answers for both.
    Promise.race([academy.catalogs.published(academy.db), late])
      .then(() => {
        if (state.stopping) res.status(503).type('text').send('stopping')
        else res.type('text').send('ready')
      })
      .catch((error: unknown) => {
        academy.log.warn({ error }, 'not ready')
        res.status(503).setHeader('Retry-After', retryAfter)
        res.type('text').send('not ready')
      })
  })
}

/** One page or one piece of data by Remix. Whoever is logged in, or just became so, gets nothing that a cache keeps. */
async function answer(academy: Academy, handler: RequestHandler, req: Request, res: Response): Promise<void> {
  const context: AppLoadContext = {
    ...academy,
    nonce: nonceOf(res),
    address: req.ip ?? '',
    once: new Map(),
  }
  const { publicUrl, publicUrlGiven } = academy.env
  const origin = publicUrlGiven ? publicUrl : `${req.protocol}://${req.get('host')}`
  const result = await askRemix(handler, origin, req, res, context)
  if (result.kind === 'too-large') {
    res.setHeader('Connection', 'close')
    return sendPlain(req, res, plain.tooLarge)
  }
  if (result.kind === 'failed') return fail(academy, req, res, result.error)
  if (context.once.has('unreadable')) return sendPlain(req, res, plain.unreadable)
  const { response } = result
  const personal = academy.auth.hasLogin(req.get('cookie')) || response.headers.has('set-cookie')
  // A stream of events says itself that nobody may keep or compress it.
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  // A picture of a lesson says nothing of her, and its name changes with its bytes: her browser may keep it.
  const isPicture = req.path.startsWith('/pictures/')
  if ((personal && !isStream && !isPicture) || response.status >= 400)
    response.headers.set('Cache-Control', 'no-store')
  // The page says so by itself; data of a page would say 500.
  if (context.once.has('unavailable')) response.headers.set('Retry-After', retryAfter)
  const status = context.once.has('unavailable') && response.status === 500 ? 503 : response.status
  await sendResponse(res, response, status)
}

function fail(academy: Academy, req: Request, res: Response, error: unknown): void {
  if (res.headersSent || res.destroyed) {
    res.destroy()
    return
  }
  const away = isDatabaseAway(error)
  academy.log.error({ error, request: res.locals.requestId }, away ? 'database away' : 'request failed')
  sendPlain(req, res, away ? plain.resting : plain.broken)
}

function sendPlain(req: Request, res: Response, page: plain.PlainPage): void {
  const english =
    languageOf(new globalThis.Request('http://localhost', { headers: languageHeaders(req) })) === 'en'
  if (page.status === 503) res.setHeader('Retry-After', retryAfter)
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Vary', 'Cookie, Accept-Language')
  res
    .status(page.status)
    .type('html')
    .send(plain.renderPlainPage(page, english, nonceOf(res)))
}

function languageHeaders(req: Request): Record<string, string> {
  return { cookie: req.get('cookie') ?? '', 'accept-language': req.get('accept-language') ?? '' }
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), drainTime)
  await closed
  clearTimeout(late)
}

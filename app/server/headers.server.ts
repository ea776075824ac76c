import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Env } from '#app/env.server.ts'

/** One nonce for one response: 128 bits. */
function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** The nonce that this response's policy names. */
export function nonceOf(res: Response): string {
  return String(res.locals.nonce)
}

/**
 * Security headers of every response. Scripts and styles come from this site or carry the nonce; there is no
 * unsafe-inline, so a style attribute in server-rendered HTML has no effect. `development` adds what hot
 * reload needs. Referrer-Policy: helmet's own would make every form without JavaScript send `Origin: null`.
 */
export function securityHeaders(env: Env, development: boolean): RequestHandler[] {
  const fromNonce = (_req: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", fromNonce],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", fromNonce],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", 'ws:'] : ["'self'"],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(env.secure && { upgradeInsecureRequests: [] }),
      },
    },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: env.secure && { maxAge: 63_072_000, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })
  return [
    (_req, res, next) => {
      res.locals.nonce = newNonce()
      res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
      next()
    },
    policy,
  ]
}

/**
 * Where her code runs: a frame that may run any script, and nothing else. No network, no cookies, no access to
 * the page around it (opaque origin, also when the frame forgets its `sandbox` attribute), shown by this site only.
 */
export const runnerPolicy = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

/**
 * Refuses what is not sent from a page of this site (CSRF): every request that may change something needs an
 * Origin equal to PUBLIC_URL, or to its own Host when none was configured.
 */
export function sameOrigin(env: Env, refuse: (req: Request, res: Response) => void): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    const origin = req.get('origin')
    const allowed = env.publicUrlGiven
      ? [env.publicUrl]
      : [`http://${req.get('host')}`, `https://${req.get('host')}`]
    if (origin !== undefined && allowed.includes(origin)) return next()
    refuse(req, res)
  }
}

import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { generateRandomString } from 'better-auth/crypto'
import { z } from 'zod'

/**
 * What better-auth lacks for us: to log in a person who proved who she is by a link, with her second factor asked
 * when she has one (better-auth asks it after a password only). Called from our own code, never by HTTP.
 * `challengeLife`: seconds to type the code.
 */
export function loginPlugin(challengeLife: number) {
  return {
    id: 'ariane-login',
    endpoints: {
      openLogin: createAuthEndpoint.serverOnly(
        { method: 'POST', requireHeaders: true, body: z.object({ personId: z.string() }) },
        async (ctx) => {
          const { internalAdapter, secret } = ctx.context
          const user = await internalAdapter.findUserById(ctx.body.personId)
          if (!user) throw new APIError('UNAUTHORIZED')
          const second = 'twoFactorEnabled' in user && user.twoFactorEnabled === true
          if (second) {
            // The same records and cookie as after a password: verifyTOTP and verifyBackupCode go on from here.
            const cookie = ctx.context.createAuthCookie('two_factor', { maxAge: challengeLife })
            const identifier = `2fa-${generateRandomString(20)}`
            const expiresAt = new Date(Date.now() + challengeLife * 1000)
            await internalAdapter.createVerificationValue({ value: user.id, identifier, expiresAt })
            await internalAdapter.createVerificationValue({
              value: '0',
              identifier: `2fa-attempts-${identifier}`,
              expiresAt,
            })
            await ctx.setSignedCookie(cookie.name, identifier, secret, cookie.attributes)
            return ctx.json({ secondFactor: true })
          }
          const session = await internalAdapter.createSession(user.id)
          if (!session) throw new APIError('UNAUTHORIZED')
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ secondFactor: false })
        },
      ),
    },
  } satisfies BetterAuthPlugin
}

import { index, route, type RouteConfig } from '@remix-run/route-config'

export default [
  index('routes/index.tsx'),
  route('tracks', 'routes/tracks.tsx'),
  route('tracks/:slug', 'routes/tracks.$slug.tsx'),
  route('language', 'routes/language.ts'),
  route('theme', 'routes/theme.ts'),
  route('styleguide', 'routes/styleguide.tsx'),
  route('join', 'routes/join.tsx'),
  route('login', 'routes/login.tsx'),
  route('login/link', 'routes/login.link.tsx'),
  route('login/two-factor', 'routes/login.two-factor.tsx'),
  route('logout', 'routes/logout.ts'),
  route('reset', 'routes/reset.tsx'),
  route('invitation', 'routes/invitation.tsx'),
  route('me/logins', 'routes/me.logins.tsx'),
  route('me/security', 'routes/me.security.tsx'),
  route('me/email', 'routes/me.email.tsx'),
  route('outbox', 'routes/outbox.tsx'),
  route('admin', 'routes/admin.tsx'),
  route('*', 'routes/$.tsx'),
] satisfies RouteConfig

/** Who people are: accounts, logins, roles, invitations. better-auth writes the tables of `authTables`. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import { languages } from '#engine/catalog.ts'

/** The roles a person may hold, several at once. */
export const roles = ['learner', 'mentor', 'coach', 'staff', 'admin'] as const
export type Role = (typeof roles)[number]

/** An instant, UTC, to the millisecond: what a JavaScript Date holds, so that nothing changes on the way. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

export const people = pgTable(
  'people',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    language: text('language', { enum: languages }).notNull().default('fr'),
    timeZone: text('time_zone').notNull().default('Europe/Paris'),
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    /** She asked to be deleted; done seven days later unless she changes her mind. */
    deletionRequestedAt: instant('deletion_requested_at'),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('people_email_lower', sql`${table.email} = lower(${table.email})`),
    index('people_deletion')
      .on(table.deletionRequestedAt)
      .where(sql`${table.deletionRequestedAt} is not null`),
  ],
)

const personId = (name: string) =>
  text(name)
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })

// The keys of the next four tables are better-auth's field names; the columns carry our words.

export const logins = pgTable(
  'logins',
  {
    id: text('id').primaryKey(),
    userId: personId('person_id'),
    token: text('token').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('logins_person').on(table.userId), index('logins_expires').on(table.expiresAt)],
)

export const credentials = pgTable(
  'credentials',
  {
    id: text('id').primaryKey(),
    userId: personId('person_id'),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('credentials_person').on(table.userId),
    unique('credentials_account').on(table.providerId, table.accountId),
  ],
)

export const verifications = pgTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('verifications_identifier').on(table.identifier),
    index('verifications_expires').on(table.expiresAt),
  ],
)

export const twoFactors = pgTable(
  'two_factors',
  {
    id: text('id').primaryKey(),
    userId: personId('person_id'),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean('verified').default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: instant('locked_until'),
  },
  (table) => [index('two_factors_person').on(table.userId), index('two_factors_secret').on(table.secret)],
)

/** Counters of rate-limiter-flexible, shared by all processes; the keys are hashes. */
export const requestLimits = pgTable(
  'request_limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull().default(0),
    expire: instant('expire'),
  },
  (table) => [index('request_limits_expire').on(table.expire)],
)

/** What better-auth's drizzle adapter needs as `schema`. */
export const authTables = {
  user: people,
  session: logins,
  account: credentials,
  verification: verifications,
  twoFactor: twoFactors,
}

export const personRoles = pgTable(
  'person_roles',
  {
    personId: personId('person_id'),
    role: text('role', { enum: roles }).notNull(),
    grantedBy: text('granted_by').references(() => people.id, { onDelete: 'set null' }),
    grantedAt: instant('granted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.role] }),
    index('person_roles_role').on(table.role),
    check('person_roles_known', sql`${table.role} in ('learner', 'mentor', 'coach', 'staff', 'admin')`),
  ],
)

/** An invitation to join with a role; the link holds a token of which only the hash is kept. */
export const invitations = pgTable(
  'invitations',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    email: text('email').notNull(),
    role: text('role', { enum: roles }).notNull(),
    invitedBy: text('invited_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: text('accepted_by').references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [index('invitations_email').on(table.email)],
)

/** Who was erased and when, so that a backup brought back can be erased again. The id leads to nobody. */
export const erasures = pgTable('erasures', {
  personId: text('person_id').primaryKey(),
  erasedAt: instant('erased_at').notNull(),
})

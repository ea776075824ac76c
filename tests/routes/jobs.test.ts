/** The page of the background work: what stands there for an administrator, and a retry that is pressed twice. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jobs as en } from '#app/locales/en/jobs.ts'
import { jobs as fr } from '#app/locales/fr/jobs.ts'
import { countFailedJobs, listQueues } from '#db/jobs.ts'
import { addFailedJob } from '../setup/jobs.ts'
import { openTestAcademy, type TestAcademy } from '../setup/academy.ts'
import type { Visitor } from '../setup/visitor.ts'

let site: TestAcademy
let admin: Visitor
beforeAll(async () => {
  site = await openTestAcademy({ demonstration: true })
  await site.addAccount('admin@exemple.fr', 'admin')
  admin = await site.enter('admin@exemple.fr')
})
afterAll(() => site.close())

it('says in plain words what each queue is for, in both languages', async () => {
  const { status, text } = await admin.get('/admin/jobs')
  expect(status).toBe(200)
  expect(text).toContain('Tout se fait.')
  for (const name of [
    'Lettres attendues',
    'Rappels de rendez-vous',
    'Parcours de la nuit',
    'Demandes sans réponse',
  ])
    expect(text).toContain(name)
  const queues = (await listQueues(site.database.db)).map(({ name }) => name)
  expect(queues).toContain('purge')
  for (const { names } of [fr, en]) expect(queues.filter((queue) => !names[queue])).toEqual([])
  await admin.post('/language', { language: 'en', from: '/admin/jobs' })
  expect((await admin.get('/admin/jobs')).text).toContain('Letters someone awaits')
  await admin.post('/language', { language: 'fr', from: '/admin/jobs' })
})

it('tries a job again once, however often it is asked', async () => {
  const { db } = site.database
  const id = await addFailedJob(db, 'purge', {
    error: 'PostgresError 57P01',
    data: { email: 'fatou@exemple.fr' },
  })
  expect((await admin.get('/admin')).text).toContain('un travail a échoué')
  const { text } = await admin.get('/admin/jobs')
  expect(text).toContain('PostgresError 57P01')
  expect(text).not.toContain('fatou@exemple.fr')
  const form = { queue: 'purge', id, until: new Date().toISOString() }
  const answers = await Promise.all([1, 2, 3].map(() => admin.post('/admin/jobs', form)))
  expect(answers.map(({ location }) => location).sort()).toEqual([
    '/admin/jobs?again=0',
    '/admin/jobs?again=0',
    '/admin/jobs?again=1',
  ])
  expect((await admin.get('/admin/jobs?again=0')).text).toContain('déjà reparti')
  expect(await countFailedJobs(db)).toBe(0)
  // One of the queue's own stands on no page.
  await addFailedJob(db, '__pgboss__send-it')
  expect(await countFailedJobs(db)).toBe(0)
})

it('knows no other job, and no other form', async () => {
  const until = new Date().toISOString()
  const unknown = await admin.post('/admin/jobs', { queue: 'purge', id: randomUUID(), until })
  expect(unknown.location).toBe('/admin/jobs?again=0')
  expect((await admin.post('/admin/jobs', { queue: 'nowhere', all: 'nowhere', until })).location).toBe(
    '/admin/jobs?again=0',
  )
  expect((await admin.post('/admin/jobs', { queue: 'purge', id: 'x', until })).status).toBe(400)
  expect((await admin.post('/admin/jobs', { queue: 'purge' })).status).toBe(400)
})

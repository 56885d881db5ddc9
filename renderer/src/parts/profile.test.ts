// Rule Y14: one profile, changed field by field.
import { beforeEach, expect, test, vi } from 'vitest'
import { headsOf } from '#data/heads.ts'
import { disk, resetDisk } from './fake-repository.test-support.ts'
import { saveProfile } from './profile.ts'

vi.mock('#data/repository.ts', async () => (await import('./fake-repository.test-support.ts')).repository)
beforeEach(resetDisk)

test('[Y14] a change of one field keeps what other rooms wrote, and two first changes make one record', async () => {
  await Promise.all([saveProfile({ name: 'Anna' }), saveProfile({ way: 'full' })])
  expect(new Set(disk.commits.flat().map(({ id }) => id)).size).toBe(1)
  await saveProfile({ name: 'Anna', supportCountry: 'IT' })
  await saveProfile({ hiddenExercises: ['a'] })
  expect(headsOf('profile')).toMatchObject([{ name: 'Anna', supportCountry: 'IT', hiddenExercises: ['a'] }])
})

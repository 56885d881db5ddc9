// The rounds of `npm run torture` that need the running app. Each result is on the disk before the next round begins.
import { expect, test } from '@playwright/test'
import { killRounds } from './kill.ts'
import { Results } from './results.ts'

const out = process.env.UNBORROWED_TORTURE_OUT ?? ''
const seed = process.env.UNBORROWED_TORTURE_SEED ?? '1'
const kills = Number(process.env.UNBORROWED_TORTURE_KILLS ?? 0)
const results = new Results(out)

test('kills', async () => {
  await killRounds({
    seed,
    from: results.done('kill'),
    to: kills,
    onResult(result) {
      results.add(result)
      expect.soft(result.losses, result.notes?.join('\n')).toBe(0)
    },
  })
})

import { describe, expect, it } from 'vitest'
import { isNodeSupported } from './prepare/packages.mjs'
import { countPlaywright, countVitest } from './test-reports.mjs'

describe('counting the runners’ reports', () => {
  it('counts a vitest file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
      ],
    }
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('counts a Playwright error outside any test as a failure', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 2, skipped: 2 })
  })
})

describe('the Node versions that are accepted', () => {
  it.each([
    ['20.18.9', false],
    ['20.19.0', true],
    ['21.7.0', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['24.0.0', true],
  ])('%s: %s', (version, expected) => {
    expect(isNodeSupported(version)).toBe(expected)
  })
})

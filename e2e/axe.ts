// Accessibility of the screen as it stands: axe-core's rules, evaluated in the page's own world by the test, in both themes.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  id: string
  nodes: { target: unknown; failureSummary?: string }[]
}

/** Zero violations of WCAG 2.2 A and AA and of axe's best practices, in the light and the dark theme. `screen` names it in a failure. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    // Evaluated through the debugger's protocol, which the page's policy does not govern.
    await page.evaluate(SOURCE)
    const findings = await page.evaluate(async () => {
      const axe = (globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }).axe
      return (await axe.run()).violations
    })
    const words = findings.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`).join('; ')}`,
    )
    expect(words, `${screen}, ${theme}`).toEqual([])
  }
}

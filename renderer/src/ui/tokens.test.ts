// [J1]–[J4]: reads tokens.css itself and holds every pair of colours that meets on a screen to WCAG 2.2 contrast.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The custom properties of the first block that follows `selector`. */
function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`no block for ${selector}`)
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  )
}

function luminance(hex: string): number {
  const channels = /^#(..)(..)(..)$/.exec(hex)?.slice(1)
  if (!channels) throw new Error(`not a colour: ${hex}`)
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const c = Number.parseInt(channel, 16) / 255
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const themes = { light: block(':root'), dark: block(':root[data-theme="dark"]') }

// ink-3 is never set on wash or on a soft tone, and no colour but ink and its own on a soft tone.
const textPairs = [
  ...['paper', 'surface'].flatMap((ground) =>
    ['ink', 'ink-2', 'ink-3', 'lake', 'cinnabar'].map((text) => [text, ground] as const),
  ),
  ...['ink', 'ink-2'].flatMap((text) =>
    ['wash', 'lake-soft', 'cinnabar-soft'].map((ground) => [text, ground] as const),
  ),
  ['lake', 'lake-soft'],
  ['cinnabar', 'cinnabar-soft'],
  ['on-ink', 'ink'],
  ['on-ink', 'ink-hover'],
] as const
const controlPairs = [
  ...['paper', 'surface', 'wash'].flatMap((ground) =>
    ['control-line', 'focus', 'ink', 'ink-3'].map((control) => [control, ground] as const),
  ),
  ['focus', 'lake-soft'],
  ['focus', 'cinnabar-soft'],
  ['cinnabar', 'surface'],
  ['lake', 'surface'],
] as const

describe.each(Object.entries(themes))('%s theme', (_name, theme) => {
  const colour = (token: string) => theme[token] ?? `missing ${token}`

  test.each(textPairs)('[J1] text %s on %s reaches 4.5 : 1', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(controlPairs)('[J2] control %s on %s reaches 3 : 1', (control, ground) => {
    expect(contrast(colour(control), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})

test('[J3] the theme followed from the system is the chosen dark theme', () => {
  expect(block(':root[data-theme="system"]')).toEqual(themes.dark)
})

test('[J3] both themes name the same colours', () => {
  expect(Object.keys(themes.light)).toEqual(Object.keys(themes.dark))
})

test('[J4] every duration is nothing where motion is unwelcome', () => {
  const still = css.slice(css.indexOf('prefers-reduced-motion'))
  const durations = [...new Set([...css.matchAll(/--([\w-]+):\s*[1-9]\d*ms/g)].map(([, name]) => name))]
  expect(durations.length).toBeGreaterThan(0)
  for (const name of durations) expect(still).toMatch(new RegExp(`--${name}:\\s*0ms`))
})

test('[J4] type and spacing are in rem, so that text zoom reaches them', () => {
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+-(?:size|line)|space-\d):\s*([^;]+);/g))
    expect.soft(value, name).toMatch(/^(?:[\d.]+rem|#\w+)$/)
})

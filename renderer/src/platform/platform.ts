// The only room that sees the preload object. Unwraps outcomes: an error from the main process is thrown with its kind.

import { z } from 'zod'
import type { Bridge } from '#shared/contract/bridge.ts'
import { KindError, type Outcome } from '#shared/contract/errors.ts'

// The page's CSP forbids eval; zod would otherwise try to compile its parsers with it.
z.config({ jitless: true })

declare global {
  interface Window {
    unborrowed: Bridge
  }
}

type Unwrapped<T> = T extends (...input: infer I) => Promise<Outcome<infer V>> ? (...input: I) => Promise<V> : T

/** The bridge with outcomes unwrapped: every method rejects with a `KindError`. */
export type Platform = { [K in keyof Bridge]: Unwrapped<Bridge[K]> }

function unwrap(bridge: Bridge): Platform {
  const entries = Object.entries(bridge).map(([name, method]) => {
    if (name.startsWith('on')) return [name, method]
    const call = method as (input?: unknown) => Promise<Outcome<unknown>>
    return [
      name,
      async (input?: unknown) => {
        const outcome = await call(input)
        if (outcome.ok) return outcome.value
        throw new KindError(outcome.error.kind, outcome.error.message)
      },
    ]
  })
  return Object.fromEntries(entries) as Platform
}

let current: Platform | undefined

/** The platform of this page. Tests give their own bridge with `setBridge`. */
export function platform(): Platform {
  current ??= unwrap(window.unborrowed)
  return current
}

/** For tests: stands in for the preload object. */
export function setBridge(bridge: Bridge): void {
  current = unwrap(bridge)
}

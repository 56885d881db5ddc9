// Counts the time without input: says when the lock is near, and calls back when it is due. Compares clocks, since timers
// stand still while a computer sleeps.
import { useEffect, useRef, useState } from 'react'
import { isIdleHeld, runningTimers } from '#parts/idle-holds.ts'
import { idleStage, stretchedLimit } from '#shared/domain/idle.ts'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'input'] as const
const CHECK_MS = 1_000

/**
 * Calls `onIdle` once after `minutes` without input; again only after new input. Answers whether the lock is less than
 * half a minute away.
 */
export function useIdle(minutes: number, onIdle: () => void): boolean {
  const callback = useRef(onIdle)
  callback.current = onIdle
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    let last = Date.now()
    let told = false
    let limit = minutes * 60_000
    const check = () => {
      // Work under way counts as use: when it ends, the time begins anew.
      if (isIdleHeld()) last = Date.now()
      const limitMs = stretchedLimit(minutes * 60_000, runningTimers())
      // A timer has ended: who only listened to it gets the whole of their own time.
      if (limitMs < limit) last = Date.now()
      limit = limitMs
      const stage = idleStage({ idleMs: Date.now() - last, limitMs, isHeld: isIdleHeld() })
      setNear(stage === 'notice')
      if (told || stage !== 'lock') return
      told = true
      callback.current()
    }
    // Back from sleep, the check must come before the key press that woke the computer counts as input.
    const onSign = () => {
      const wasTold = told
      check()
      last = Date.now()
      setNear(false)
      if (wasTold) told = false
    }
    const capture = { capture: true, passive: true }
    for (const name of SIGNS) window.addEventListener(name, onSign, capture)
    const timer = setInterval(check, CHECK_MS)
    return () => {
      clearInterval(timer)
      for (const name of SIGNS) window.removeEventListener(name, onSign, capture)
    }
  }, [minutes])
  return isNear
}

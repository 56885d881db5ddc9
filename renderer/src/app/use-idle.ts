// Counts the time without input and calls back when it is up. Compares clocks, since timers stand still while a computer
// sleeps.
import { useEffect, useRef } from 'react'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'input'] as const
const CHECK_MS = 2_000

/** Calls `onIdle` once after `minutes` without input; again only after new input. */
export function useIdle(minutes: number, onIdle: () => void): void {
  const callback = useRef(onIdle)
  callback.current = onIdle
  useEffect(() => {
    let last = Date.now()
    let told = false
    const sign = () => {
      last = Date.now()
      told = false
    }
    const check = () => {
      if (told || Date.now() - last < minutes * 60_000) return
      told = true
      callback.current()
    }
    // Back from sleep, the check must come before the key press that woke the computer counts as input.
    const capture = { capture: true, passive: true }
    const onSign = () => {
      check()
      if (!told) sign()
      else last = Date.now()
    }
    for (const name of SIGNS) window.addEventListener(name, onSign, capture)
    const timer = setInterval(check, CHECK_MS)
    return () => {
      clearInterval(timer)
      for (const name of SIGNS) window.removeEventListener(name, onSign, capture)
    }
  }, [minutes])
}

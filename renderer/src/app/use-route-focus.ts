// After a change of route, focus goes to the new screen's title. Screens load late, so it waits for the title to come.
import { type RefObject, useEffect, useRef } from 'react'

const PATIENCE_MS = 3_000

/** Focuses the title of the screen in `frame`, if one is shown; says whether it was. A screen that leaves may still be there, hidden. */
export function focusHeading(frame: HTMLElement | null): boolean {
  for (const heading of frame?.querySelectorAll<HTMLElement>('main h1') ?? []) {
    heading.tabIndex = -1
    heading.focus()
    if (document.activeElement === heading) return true
  }
  return false
}

/** Not on the first route. A screen that took focus itself (an editor) keeps it. */
export function useRouteFocus(frame: RefObject<HTMLElement | null>, route: string): void {
  const shown = useRef(route)
  useEffect(() => {
    if (shown.current === route) return
    shown.current = route
    window.scrollTo(0, 0)
    // The link that was followed has the focus until the new screen comes; inside a screen it is that screen's own.
    const arrived = () => document.activeElement?.closest('main') != null || focusHeading(frame.current)
    if (arrived() || frame.current === null) return
    const observer = new MutationObserver(() => {
      if (arrived()) observer.disconnect()
    })
    observer.observe(frame.current, { childList: true, subtree: true })
    const timer = setTimeout(() => observer.disconnect(), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [route, frame])
}

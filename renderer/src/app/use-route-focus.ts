// After a change of route, focus goes to the new screen's title. Screens load late, so it waits for the title to come.
import { type RefObject, useEffect, useRef } from 'react'

const PATIENCE_MS = 3_000

/** Focuses the title of the screen in `frame`, if it is there; says whether it was. */
export function focusHeading(frame: HTMLElement | null): boolean {
  const heading = frame?.querySelector<HTMLElement>('main h1')
  if (!heading) return false
  heading.tabIndex = -1
  heading.focus()
  return true
}

/** Not on the first route. A screen that took focus itself (an editor) keeps it. */
export function useRouteFocus(frame: RefObject<HTMLElement | null>, route: string): void {
  const shown = useRef(route)
  useEffect(() => {
    if (shown.current === route) return
    shown.current = route
    window.scrollTo(0, 0)
    const main = () => frame.current?.querySelector('main')
    const before = main()
    const arrived = () => {
      const now = main()
      if (!now || (now === before && document.activeElement?.closest('main') === now)) return false
      if (now.contains(document.activeElement)) return true
      return focusHeading(frame.current)
    }
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

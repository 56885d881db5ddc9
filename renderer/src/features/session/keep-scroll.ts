// Brings a step back to where it was scrolled, also when its text arrives late; gives up as soon as the person acts.

/** Answers a function that stops it. Does nothing for 0. */
export function keepScroll(root: HTMLElement, pixels: number): () => void {
  root.scrollTop = pixels
  if (pixels === 0 || !root.firstElementChild) return () => undefined
  const observer = new ResizeObserver(() => {
    root.scrollTop = pixels
  })
  observer.observe(root.firstElementChild)
  const acts = ['keydown', 'pointerdown', 'wheel'] as const
  const stop = () => {
    observer.disconnect()
    for (const act of acts) window.removeEventListener(act, stop)
  }
  for (const act of acts) window.addEventListener(act, stop, { passive: true })
  return stop
}

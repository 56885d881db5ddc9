// What the benchmark adds to the page, before anything of the app runs: it watches the search worker's messages, long tasks,
// saves and paints from outside. Self-contained: it runs in the page.

/** One question to the search worker and its answer, in the page's milliseconds. */
export interface Asked {
  name: string
  at: number
  answered: number | null
}
export interface Probe {
  asked: Asked[]
  longTasks: { at: number; ms: number }[]
  /** Each `saved` measure of the app. */
  saves: { at: number; ms: number }[]
  /** From the key's own time to the paint after it, and the part of it in which the page worked. */
  keys: { toPaint: number; work: number }[]
  /** When the first element for a name was painted. */
  painted: Record<string, number>
}

declare global {
  interface Window {
    /** Absent before the probe is installed. */
    bench: Probe
  }
}

export function installProbe(): void {
  if (window.top !== window || window.bench !== undefined) return
  const probe: Probe = { asked: [], longTasks: [], saves: [], keys: [], painted: {} }
  window.bench = probe

  const Plain = window.Worker
  window.Worker = class extends Plain {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options)
      if (!String(address).includes('search')) return
      const waiting = new Map<number, Asked>()
      this.addEventListener('message', (event) => {
        const one = waiting.get(event.data.number)
        if (one) one.answered = performance.now()
      })
      const post = this.postMessage.bind(this)
      this.postMessage = ((message: { number: number; name: string }, more: StructuredSerializeOptions) => {
        const one: Asked = { name: message.name, at: performance.now(), answered: null }
        waiting.set(message.number, one)
        probe.asked.push(one)
        post(message, more)
      }) as Worker['postMessage']
    }
  }

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.longTasks.push({ at: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries())
      if (name === 'saved') probe.saves.push({ at: startTime, ms: duration })
  }).observe({ type: 'measure', buffered: true })

  // After the frame: a message posted in an animation frame arrives when that frame has been handed to the compositor.
  const afterPaint = (then: (frameAt: number) => void) =>
    requestAnimationFrame(() => {
      const frameAt = performance.now()
      const channel = new MessageChannel()
      channel.port1.onmessage = () => then(frameAt)
      channel.port2.postMessage(null)
    })
  let keyAt = 0
  addEventListener('keydown', (event) => (keyAt = event.timeStamp), true)
  addEventListener(
    'input',
    () => {
      const start = keyAt
      const inputAt = performance.now()
      afterPaint((frameAt) => {
        const now = performance.now()
        probe.keys.push({ toPaint: now - start, work: inputAt - start + (now - frameAt) })
      })
    },
    true,
  )

  const wanted: Record<string, string> = {
    lock: 'input[type="password"]',
    list: 'main a[href*="/journal/"]:not([href$="/new"])',
    text: '[contenteditable="true"] p',
  }
  const seen = new Set<string>()
  new MutationObserver(() => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (seen.has(name) || !document.querySelector(selector)) continue
      seen.add(name)
      afterPaint(() => {
        probe.painted[name] = performance.now()
      })
    }
  }).observe(document, { childList: true, subtree: true })
}

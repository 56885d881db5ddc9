// A soft bell, made on the spot: two quiet tones that fade. No file, no network, and nothing plays unless it is asked to.

/** Rings once. Silent where the platform has no sound. */
export function ringBell(): void {
  if (typeof AudioContext === 'undefined') return
  const context = new AudioContext()
  const end = context.currentTime + 3
  for (const [frequency, loudness] of [
    [528, 0.06],
    [1056, 0.02],
  ] as const) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.0001, context.currentTime)
    volume.gain.exponentialRampToValueAtTime(loudness, context.currentTime + 0.05)
    volume.gain.exponentialRampToValueAtTime(0.0001, end)
    tone.connect(volume).connect(context.destination)
    tone.start()
    tone.stop(end)
  }
  setTimeout(() => void context.close().catch(() => undefined), 3_500)
}

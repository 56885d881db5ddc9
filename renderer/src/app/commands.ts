// The commands of the app as data: one list feeds the shortcuts and the list of them in Settings. No screen of its own.

/** Everything a command may do. The shell gives it. */
export interface CommandHands {
  go(path: string): void
  lock(): void
  /** Whether a route's room is there now. */
  has(path: string): boolean
  /** In a session only locking and support are at hand. */
  inSession: boolean
}

export interface Command {
  id: string
  /** In the namespace `app`. */
  labelKey: string
  /** `Mod` is Ctrl, and Cmd on a Mac. */
  keys: string
  run(hands: CommandHands): void
  isAvailable(hands: CommandHands): boolean
}

function goTo(id: string, keys: string, path: string): Command {
  return {
    id,
    labelKey: `command.${id}`,
    keys,
    run: (hands) => hands.go(path),
    isAvailable: (hands) => !hands.inSession && hands.has(path),
  }
}

export const COMMANDS: readonly Command[] = [
  { id: 'lock', labelKey: 'command.lock', keys: 'Mod+L', run: (hands) => hands.lock(), isAvailable: () => true },
  {
    id: 'newEntry',
    labelKey: 'command.newEntry',
    keys: 'Mod+N',
    run: (hands) => hands.go('/journal/new'),
    isAvailable: (hands) => !hands.inSession,
  },
  goTo('today', 'Mod+1', '/'),
  goTo('path', 'Mod+2', '/path'),
  goTo('journal', 'Mod+3', '/journal'),
  goTo('sparks', 'Mod+4', '/sparks'),
  goTo('why', 'Mod+5', '/why'),
  goTo('people', 'Mod+6', '/people'),
  goTo('search', 'Mod+F', '/search'),
  goTo('long-view', 'Mod+7', '/long-view'),
  {
    id: 'support',
    labelKey: 'command.support',
    keys: 'Mod+.',
    run: (hands) => hands.go('/support'),
    isAvailable: () => true,
  },
  {
    id: 'ask',
    labelKey: 'command.ask',
    keys: 'Mod+J',
    run: (hands) => hands.go('/asks/new'),
    isAvailable: (hands) => !hands.inSession,
  },
  goTo('settings', 'Mod+,', '/settings'),
]

/** The keys of an event in the registry's spelling, or null when Mod is not held (or Alt or Shift is). */
export function keysOf(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean },
  mac: boolean,
): string | null {
  const mod = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (!mod || event.altKey || event.shiftKey) return null
  return `Mod+${event.key.length === 1 ? event.key.toUpperCase() : event.key}`
}

/** The command for a key press, if it is available now. */
export function commandFor(keys: string | null, hands: CommandHands): Command | null {
  if (keys === null) return null
  return COMMANDS.find((command) => command.keys === keys && command.isAvailable(hands)) ?? null
}

/** Keys as a person reads them: `Ctrl L`, or `⌘ L` on a Mac. */
export function shownKeys(keys: string, mac: boolean): string {
  return keys.replace('Mod', mac ? '⌘' : 'Ctrl').replaceAll('+', ' ')
}

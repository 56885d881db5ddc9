import { expect, test, vi } from 'vitest'
import { COMMANDS, type CommandHands, commandFor, keysOf, shownKeys } from './commands.ts'

const press = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean; shiftKey?: boolean }) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})
const hands = (over: Partial<CommandHands> = {}): CommandHands => ({
  go: vi.fn(),
  lock: vi.fn(),
  has: () => true,
  inSession: false,
  ...over,
})

test('[A22] Ctrl+L locks, on a Mac Cmd+L and not Ctrl+L', () => {
  const here = hands()
  commandFor(keysOf(press('l', { ctrlKey: true }), false), here)?.run(here)
  expect(here.lock).toHaveBeenCalledOnce()
  expect(commandFor(keysOf(press('l', { metaKey: true }), true), here)?.id).toBe('lock')
  expect(keysOf(press('l', { ctrlKey: true }), true)).toBeNull()
  expect(keysOf(press('l', {}), false)).toBeNull()
  expect(keysOf(press('l', { ctrlKey: true, altKey: true }), false)).toBeNull()
})

test('[A23] in a session only locking and support are at hand', () => {
  const session = hands({ inSession: true })
  const available = COMMANDS.filter((command) => command.isAvailable(session)).map((command) => command.id)
  expect(available).toEqual(['lock', 'support'])
})

test('[A24] a room that is not there cannot be reached by its key', () => {
  const without = hands({ has: (path) => path !== '/sparks' })
  expect(commandFor('Mod+4', without)).toBeNull()
  expect(commandFor('Mod+3', without)?.id).toBe('journal')
})

test('[A25] no two commands share their keys, and keys are shown as the platform writes them', () => {
  expect(new Set(COMMANDS.map((command) => command.keys)).size).toBe(COMMANDS.length)
  expect(shownKeys('Mod+L', false)).toBe('Ctrl L')
  expect(shownKeys('Mod+L', true)).toBe('⌘ L')
})

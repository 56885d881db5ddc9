// Binds handlers to the contract's channels: checks who asks, parses what comes and what goes, turns errors into outcomes.
import { ipcMain } from 'electron'
import { type InvokeChannel, invokes } from '#shared/contract/contract.ts'
import { type ErrorKind, KindError, type Outcome } from '#shared/contract/errors.ts'
import type { Handlers } from './handlers.ts'
import { isStartPage } from './origin.ts'

/** Who sent a message: the frame's address and its parent (null for the main frame); null when the frame is gone. */
export type Sender = { url: string; parent: unknown } | null

/** Only the main frame of the start page may ask; a print page shares our origin and may not. */
export function isOurPage(sender: Sender, devOrigin: string | null): boolean {
  return sender !== null && sender.parent === null && isStartPage(sender.url, devOrigin)
}

function failed(kind: ErrorKind, message: string): Outcome<never> {
  return { ok: false, error: { kind, message } }
}

function outcomeOf(channel: string, error: unknown): Outcome<never> {
  if (error instanceof KindError) return failed(error.kind, error.message)
  const name = error instanceof Error ? error.name : typeof error
  // The message of an unknown error may hold content or a path: its name alone is told.
  console.error(`${channel} failed: ${name}`)
  return failed('unexpected', `${channel} failed: ${name}`)
}

/** One invoke from the page, from sender check to checked output. Never rejects. */
export async function answerInvoke<C extends InvokeChannel>(
  channel: C,
  handler: Handlers<C>[C],
  sender: Sender,
  input: unknown,
  devOrigin: string | null,
): Promise<Outcome<unknown>> {
  if (!isOurPage(sender, devOrigin)) return failed('bad-sender', `${channel}: not our page`)
  const parsed = invokes[channel].input.safeParse(input)
  if (!parsed.success) return failed('bad-input', `${channel}: input does not fit the contract`)
  try {
    const value = await handler(parsed.data as Parameters<typeof handler>[0])
    const checked = invokes[channel].output.safeParse(value)
    return checked.success
      ? { ok: true, value: checked.data }
      : failed('unexpected', `${channel}: output does not fit the contract`)
  } catch (error) {
    return outcomeOf(channel, error)
  }
}

/** Registers every channel of the contract; the type demands a handler for each. */
export function registerHandlers(handlers: Handlers<InvokeChannel>, devOrigin: string | null): void {
  for (const channel of Object.keys(invokes) as InvokeChannel[]) {
    ipcMain.handle(channel, (event, input: unknown) =>
      answerInvoke(
        channel,
        handlers[channel] as Handlers<InvokeChannel>[typeof channel],
        event.senderFrame,
        input,
        devOrigin,
      ),
    )
  }
}

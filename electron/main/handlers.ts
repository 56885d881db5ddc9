// The shape of a room of handlers: one async function for each channel of the contract that the room answers.
import type { InvokeChannel, InvokeInput, InvokeOutput } from '#shared/contract/contract.ts'

/** Inputs arrive parsed. A handler rejects with a `KindError`; anything else reaches the page as `unexpected`. */
export type Handlers<C extends InvokeChannel> = { [K in C]: (input: InvokeInput<K>) => Promise<InvokeOutput<K>> }

// The whole IPC contract: channel, input and output of every invoke, payload of every event. Both sides derive from this.
import '../formats/jitless.ts'
import { z } from 'zod'
import { commitSchema, frameSchema, hashSchema, positionSchema, recordIdSchema, seqSchema } from '../formats/commit.ts'
import { keyslotFileSchema } from '../formats/keyslots.ts'
import { settingsSchema } from '../formats/settings.ts'

/** What was found wrong in the log when it was opened. Nothing listed here was deleted: it lies in `set-aside/`. */
export const logReportSchema = z.strictObject({
  /** Bytes cut from the end of the last segment: a write that was never acknowledged. */
  tornBytes: z.int().min(0),
  /** Frames or stretches in the middle that could not be read. */
  damaged: z.array(z.strictObject({ segment: z.string(), offset: z.int().min(0), bytes: z.int().min(0) })),
  /** Files in the log folder that the list of segments does not name. */
  strayFiles: z.array(z.string()),
})
export type LogReport = z.infer<typeof logReportSchema>

const fileFilterSchema = z.strictObject({
  name: z.string().max(80),
  extensions: z.array(z.string().max(12)).min(1).max(8),
})
/** `saved` is false when the person closed the dialog. `name` is the file's name, without its folder. */
const saveOutcomeSchema = z.discriminatedUnion('saved', [
  z.strictObject({ saved: z.literal(true), name: z.string() }),
  z.strictObject({ saved: z.literal(false) }),
])
export type SaveOutcome = z.infer<typeof saveOutcomeSchema>

/** A self-contained print page: `body` is markup made by our own components, `css` a stylesheet; fonts come from our own assets. */
export const printPageSchema = z.strictObject({
  title: z.string().max(200),
  language: z.enum(['en', 'it']),
  body: z.string().max(4_000_000),
  css: z.string().max(1_000_000),
  paper: z.enum(['A4', 'Letter']),
})
export type PrintPage = z.infer<typeof printPageSchema>

export const invokes = {
  'app:info': {
    input: z.undefined(),
    output: z.strictObject({
      version: z.string(),
      platform: z.string(),
      /** `electron` or `chromium-host`. */
      runtime: z.string(),
      /** The system's language tag. */
      systemLocale: z.string(),
    }),
  },
  'settings:read': { input: z.undefined(), output: settingsSchema },
  /** Answers what is now on disk. A damaged settings file is replaced by defaults. */
  'settings:write': { input: settingsSchema, output: settingsSchema },
  /** Opens the log (once) and says where it stands. `exists` is false when there is neither keyslot file nor log. */
  'vault:status': {
    input: z.undefined(),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('none') }),
      z.strictObject({
        state: z.literal('present'),
        keyslots: keyslotFileSchema,
        position: positionSchema,
        report: logReportSchema,
      }),
      /** Keyslots are there and the log is not: the page may hold a projection to write a new log from. */
      z.strictObject({ state: z.literal('log-missing'), keyslots: keyslotFileSchema }),
      /** The log is there and no readable keyslot file is. */
      z.strictObject({ state: z.literal('keyslots-damaged') }),
    ]),
  },
  /** Makes the vault's files: keyslots (both generations) and an empty log. Fails with `unexpected` if a vault is there. */
  'vault:create': {
    input: z.strictObject({ keyslots: keyslotFileSchema, logId: recordIdSchema }),
    output: positionSchema,
  },
  /** A new empty log beside existing keyslots, for `log-missing`. */
  'vault:new-log': { input: z.strictObject({ logId: recordIdSchema }), output: positionSchema },
  /** Moves the whole vault folder aside (never deletes it) and answers the name of the folder it is now in. */
  'vault:set-aside': { input: z.undefined(), output: z.strictObject({ folder: z.string() }) },
  /** Appends one commit, syncs it to disk, and only then answers the new position. */
  'vault:append': { input: commitSchema, output: positionSchema },
  /** Frames after `after`, in order, at most about `maxBytes` of sealed bytes (at least one frame); `done` when the end is reached. */
  'vault:read': {
    input: z.strictObject({
      after: seqSchema,
      maxBytes: z
        .int()
        .min(1)
        .max(64 * 1024 * 1024),
    }),
    output: z.strictObject({ frames: z.array(frameSchema), done: z.boolean() }),
  },
  /** The chain hash of the frame with this seq; null when the log has no such readable frame. Seq 0 answers EMPTY_CHAIN. */
  'vault:chain-at': { input: z.strictObject({ seq: seqSchema }), output: hashSchema.nullable() },
  /** Shows the system's save dialog, then writes atomically (temp, fsync, rename). */
  'files:save': {
    input: z.strictObject({
      suggestedName: z.string().min(1).max(120),
      filters: z.array(fileFilterSchema),
      data: z.instanceof(Uint8Array),
    }),
    output: saveOutcomeSchema,
  },
  /** Renders the page in a hidden, preload-free window and saves the PDF through the dialog. */
  'print:save-pdf': {
    input: z.strictObject({ page: printPageSchema, suggestedName: z.string().min(1).max(120) }),
    output: saveOutcomeSchema,
  },
  /** The page says that its last commit is on disk and the window may close (answer to the event `window:closing`). */
  'window:close-ready': { input: z.undefined(), output: z.undefined() },
  /** The page could not save and asks the window to stay. */
  'window:close-refused': { input: z.undefined(), output: z.undefined() },
  /** Reloads the page, which drops every key and opened text from its memory. */
  'window:lock': { input: z.undefined(), output: z.undefined() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type InvokeChannel = keyof typeof invokes
export type InvokeInput<C extends InvokeChannel> = z.infer<(typeof invokes)[C]['input']>
export type InvokeOutput<C extends InvokeChannel> = z.infer<(typeof invokes)[C]['output']>

/** Main to page. */
export const events = {
  /** The person closes the window: save, then answer `window:close-ready` or `window:close-refused`. */
  'window:closing': z.undefined(),
  /** The system suspends or its screen locks: lock now. */
  'vault:lock-now': z.undefined(),
} as const satisfies Record<string, z.ZodType>
export type EventChannel = keyof typeof events
export type EventPayload<C extends EventChannel> = z.infer<(typeof events)[C]>

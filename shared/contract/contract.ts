// The whole IPC contract: channel, input and output of every invoke, payload of every event. Both sides derive from this.
import '../formats/jitless.ts'
import { z } from 'zod'
import { cacheNameSchema } from '../formats/cache.ts'
import {
  commitSchema,
  frameSchema,
  hashSchema,
  operationSchema,
  partNameSchema,
  positionSchema,
  recordIdSchema,
  sealedPartSchema,
  seqSchema,
} from '../formats/commit.ts'
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
  /**
   * What the lists of contents of damaged saves say, as far as they can still be read: hints, nothing of it is authenticated.
   * `isTail`: it stood at the end of the log, where a save that was cut off may have left it. Absent for none.
   */
  claims: z
    .array(
      z.strictObject({
        recordId: recordIdSchema,
        part: partNameSchema,
        operation: operationSchema,
        revision: z.int().min(1).max(0xffffffff),
        isTail: z.boolean(),
      }),
    )
    .exactOptional(),
  /** How many of the stretches hold bytes of which no list of contents survived. Absent for none. */
  unnamed: z.int().min(1).exactOptional(),
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
  /** Pictures that `body` shows by `src="NAME"`; absent for none. */
  pictures: z
    .array(
      z.strictObject({
        name: z.string().regex(/^\d{1,5}$/),
        mime: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']),
        data: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
      }),
    )
    .max(10_000)
    .optional(),
})
export type PrintPage = z.infer<typeof printPageSchema>

const READ_BYTES = z
  .int()
  .min(1)
  .max(64 * 1024 * 1024)
const recordIdsSchema = z.array(recordIdSchema).min(1).max(10_000)

export const snapshotReasonSchema = z.enum(['session', 'manual', 'before-restore', 'before-migration'])
/** One snapshot that can be read and restored. Ordered by `seq`, never by the clock. */
export const snapshotSchema = z.strictObject({
  id: recordIdSchema,
  /** The log it was made of; a restore begins another. Null when its list cannot be read. */
  logId: recordIdSchema.nullable(),
  /** Where the log stood: the seq of the last commit in it. */
  seq: seqSchema,
  takenAt: z.iso.datetime(),
  reason: snapshotReasonSchema,
  /** Bytes of sealed commits in it, shared ones too. */
  bytes: z.int().min(0),
  /** When every file of it was last read again and found whole; null when that has not happened. */
  verifiedAt: z.iso.datetime().nullable(),
  /** A file of it is missing or does not read back as written. */
  damaged: z.boolean(),
  place: z.enum(['vault', 'second-folder']),
})
export type Snapshot = z.infer<typeof snapshotSchema>
export type SnapshotReason = z.infer<typeof snapshotReasonSchema>

/** Names one open stream of this page; gone when it is finished, aborted or closed, and when the page reloads. */
const handleSchema = z.string().regex(/^[0-9a-f]{32}$/)
const CHUNK_BYTES = 16 * 1024 * 1024
const MOST_SEALED_SESSION = 4 * 1024 * 1024
const sealedFileSchema = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MOST_SEALED_SESSION,
)

/** The key that opens a vault on this computer without a passphrase. */
const deviceSecretSchema = z.instanceof(Uint8Array).refine((secret) => secret.byteLength === 32)
const devicePlaceSchema = z.strictObject({ place: z.enum(['keychain', 'file']) })
export type DevicePlace = z.infer<typeof devicePlaceSchema>['place']

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
        /** A newer version wrote some of it: it is only read. `frames`: saves that this version cannot read. Absent for none. */
        newer: z.strictObject({ frames: z.int().min(0) }).exactOptional(),
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
    input: z.strictObject({ after: seqSchema, maxBytes: READ_BYTES }),
    output: z.strictObject({ frames: z.array(frameSchema), done: z.boolean() }),
  },
  /** The chain hash of the frame with this seq; null when the log has no such readable frame. Seq 0 answers EMPTY_CHAIN. */
  'vault:chain-at': { input: z.strictObject({ seq: seqSchema }), output: hashSchema.nullable() },
  /**
   * Parts that the log does not hold whole, or holds older: from what is left of damaged saves, and from the snapshots of this
   * log in both folders. Of `wanted` records every part that is found. Nothing of it is authenticated; highest revisions first.
   * `skip` is 0 or what the answer before called `next`; about `maxBytes` at once. `next` is null at the end.
   */
  'vault:find-lost': {
    input: z.strictObject({
      wanted: z.array(recordIdSchema).max(100_000),
      skip: z.int().min(0),
      maxBytes: READ_BYTES,
    }),
    output: z.strictObject({
      found: z.array(
        z.strictObject({
          part: sealedPartSchema,
          /** `damaged`: from what is left of a save; else the snapshot's date. */
          from: z.discriminatedUnion('place', [
            z.strictObject({ place: z.literal('damaged'), isTail: z.boolean() }),
            z.strictObject({ place: z.enum(['vault', 'second-folder']), takenAt: z.iso.datetime() }),
          ]),
        }),
      ),
      next: z.int().min(1).nullable(),
    }),
  },
  /** Writes both keyslot files, one after the other, each read back. `bad-input` unless the generation is higher. */
  'vault:write-keyslots': {
    input: z.strictObject({ keyslots: keyslotFileSchema }),
    output: z.strictObject({ generation: z.int().min(1) }),
  },
  /** Where this computer would keep a key now: in the system's keychain, or in a file of the app's own folder. */
  'device-key:place': { input: z.undefined(), output: devicePlaceSchema },
  /** Keeps a key of a vault, read back before it is answered; with `only` it takes the place of all earlier ones. */
  'device-key:keep': {
    input: z.strictObject({ vaultId: recordIdSchema, secret: deviceSecretSchema, only: z.boolean() }),
    output: devicePlaceSchema,
  },
  /** Every key that is kept for the vault and can be read, newest first. */
  'device-key:read': {
    input: z.strictObject({ vaultId: recordIdSchema }),
    output: z.strictObject({ secrets: z.array(deviceSecretSchema) }),
  },
  'device-key:forget': { input: z.strictObject({ vaultId: recordIdSchema }), output: z.undefined() },
  /** Room on the disk that holds the vault. */
  'vault:space': { input: z.undefined(), output: z.strictObject({ freeBytes: z.int().min(0) }) },
  /**
   * Drops superseded parts from the log, but for the last commits, which stay whole for a working copy that stands there;
   * with `all` theirs too. Bytes are those of the log's files.
   */
  'vault:compact': {
    input: z.strictObject({ all: z.boolean() }).optional(),
    output: z.strictObject({ bytesBefore: z.int().min(0), bytesAfter: z.int().min(0) }),
  },
  /** After their tombstones: compaction that keeps nothing but the tombstones of these records. `bad-input` for a live one. */
  'vault:drop-records': {
    input: z.strictObject({ recordIds: recordIdsSchema }),
    output: z.strictObject({ bytesAfter: z.int().min(0) }),
  },
  /** A piece of a sealed cache, in order; one at 0 begins anew, and with the last the file takes its name. */
  'cache:write': {
    input: z.strictObject({
      name: cacheNameSchema,
      offset: z.int().min(0),
      data: z.instanceof(Uint8Array).refine((data) => data.byteLength <= CHUNK_BYTES),
      isLast: z.boolean(),
    }),
    output: z.undefined(),
  },
  /** Null when there is none. `bytes` is the length of the whole; fewer than asked are answered only at its end. */
  'cache:read': {
    input: z.strictObject({ name: cacheNameSchema, offset: z.int().min(0), length: z.int().min(1).max(CHUNK_BYTES) }),
    output: z
      .strictObject({
        data: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
        bytes: z.int().min(0),
      })
      .nullable(),
  },
  'cache:remove': { input: z.strictObject({ name: cacheNameSchema }), output: z.undefined() },
  /** The session of several that is under way: sealed, with its sealed key. Null when there is none, or it was abandoned. */
  'together:read': {
    input: z.undefined(),
    output: z.strictObject({ key: sealedFileSchema, sealed: sealedFileSchema }).nullable(),
  },
  /** Replaces it as a whole, and its key where there is a new one. */
  'together:write': {
    input: z.strictObject({ key: sealedFileSchema.nullable(), sealed: sealedFileSchema }),
    output: z.undefined(),
  },
  /** Deletes key and session. */
  'together:remove': { input: z.undefined(), output: z.undefined() },
  /** Newest first. A second folder that is out of reach has none. */
  'snapshots:list': { input: z.undefined(), output: z.array(snapshotSchema) },
  /** Makes one, verifies it by reading every file again, and only then prunes older ones. */
  'snapshots:make': { input: z.strictObject({ reason: snapshotReasonSchema }), output: snapshotSchema },
  /** As `vault:read`, of a snapshot. `damaged` when a file of it is not as it was written. */
  'snapshots:read': {
    input: z.strictObject({ id: recordIdSchema, after: seqSchema, maxBytes: READ_BYTES }),
    output: z.strictObject({ frames: z.array(frameSchema), done: z.boolean() }),
  },
  /** Puts a snapshot in the log's place, under a new logId. The present state is snapshotted first. */
  'snapshots:restore': { input: z.strictObject({ id: recordIdSchema }), output: positionSchema },
  /** A restore under way rejects if it can still be stopped; one past its switch is done. */
  'snapshots:stop-restore': { input: z.undefined(), output: z.undefined() },
  /**
   * Shows the folder dialog and looks for snapshots that any vault left there, each with the key slots of its date; newest
   * first, whole ones only. Null when the dialog was closed.
   */
  'snapshots:open-folder': {
    input: z.undefined(),
    output: z
      .strictObject({
        name: z.string(),
        snapshots: z.array(z.strictObject({ snapshot: snapshotSchema, keyslots: keyslotFileSchema })),
      })
      .nullable(),
  },
  /**
   * Puts one of those into a vault that was just made with its key slots and holds nothing yet (`bad-input` otherwise). After
   * this the status must be asked anew.
   */
  'snapshots:restore-found': { input: z.strictObject({ id: recordIdSchema }), output: positionSchema },
  /** Writes the snapshots anew without these records and `blobs` (named by no other record); answers how many held them and were rewritten. */
  'snapshots:drop-records': {
    input: z.strictObject({ recordIds: recordIdsSchema, blobs: z.array(hashSchema).max(10_000).exactOptional() }),
    output: z.strictObject({ rewritten: z.int().min(0) }),
  },
  /** Shows the system's folder dialog; the folder then also gets each snapshot. Answers its name, null when closed. */
  'snapshots:choose-folder': { input: z.undefined(), output: z.strictObject({ chosen: z.string().nullable() }) },
  /** Snapshots that lie in the second folder stay there. */
  'snapshots:forget-folder': { input: z.undefined(), output: z.undefined() },
  /** Begins the sealed file of an attachment. */
  'blobs:begin': { input: z.undefined(), output: z.strictObject({ handle: handleSchema }) },
  /** Appends to it. After a failure only `blobs:abort` is left. */
  'blobs:write': {
    input: z.strictObject({
      handle: handleSchema,
      data: z.instanceof(Uint8Array).refine((data) => data.byteLength <= CHUNK_BYTES),
    }),
    output: z.undefined(),
  },
  /** Syncs, gives it its name (a keyed hash) and syncs the folder: only after this may a commit name it. */
  'blobs:finish': { input: z.strictObject({ handle: handleSchema, name: hashSchema }), output: z.undefined() },
  'blobs:abort': { input: z.strictObject({ handle: handleSchema }), output: z.undefined() },
  /** Bytes of the sealed file; null when there is none of that name. */
  'blobs:stat': {
    input: z.strictObject({ name: hashSchema }),
    output: z.strictObject({ bytes: z.int().min(0).nullable() }),
  },
  /** Fewer bytes than asked only at the end of the file. `damaged` when there is no such blob. */
  'blobs:read': {
    input: z.strictObject({ name: hashSchema, offset: z.int().min(0), length: z.int().min(1).max(CHUNK_BYTES) }),
    output: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  },
  'blobs:list': {
    input: z.undefined(),
    output: z.array(z.strictObject({ name: hashSchema, bytes: z.int().min(0) })),
  },
  /** For blobs that no record names any more; those not there are passed over. Snapshots keep what they list. */
  'blobs:remove': {
    input: z.strictObject({ names: z.array(hashSchema).max(10_000) }),
    output: z.strictObject({ removed: z.int().min(0) }),
  },
  /** Shows the system's save dialog, then writes atomically (temp, fsync, rename). */
  'files:save': {
    input: z.strictObject({
      suggestedName: z.string().min(1).max(120),
      filters: z.array(fileFilterSchema),
      data: z.instanceof(Uint8Array),
    }),
    output: saveOutcomeSchema,
  },
  /**
   * Shows the save dialog and begins `<name>.part` beside the chosen file; `handle` is null when the dialog was closed. Rejects
   * with `disk-full` when there is less room than `leastFreeBytes` where it would go.
   */
  'stream:begin-save': {
    input: z.strictObject({
      suggestedName: z.string().min(1).max(120),
      filters: z.array(fileFilterSchema),
      leastFreeBytes: z.int().min(0).exactOptional(),
    }),
    output: z.strictObject({ handle: handleSchema.nullable() }),
  },
  /** Appends to the file. After a failure only `stream:abort` is left. */
  'stream:write': {
    input: z.strictObject({
      handle: handleSchema,
      data: z.instanceof(Uint8Array).refine((data) => data.byteLength <= CHUNK_BYTES),
    }),
    output: z.undefined(),
  },
  /** Syncs, gives the file its name and syncs the folder. `name` is without the folder. */
  'stream:finish': { input: z.strictObject({ handle: handleSchema }), output: z.strictObject({ name: z.string() }) },
  /** Removes the `.part` file. */
  'stream:abort': { input: z.strictObject({ handle: handleSchema }), output: z.undefined() },
  /** Shows the open dialog; null when it was closed. */
  'stream:open': {
    input: z.strictObject({ filters: z.array(fileFilterSchema) }),
    output: z.strictObject({ handle: handleSchema, name: z.string(), bytes: z.int().min(0) }).nullable(),
  },
  /** Fewer bytes than asked only at the end of the file. */
  'stream:read': {
    input: z.strictObject({
      handle: handleSchema,
      offset: z.int().min(0),
      length: z.int().min(1).max(CHUNK_BYTES),
    }),
    output: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  },
  'stream:close': { input: z.strictObject({ handle: handleSchema }), output: z.undefined() },
  /** Shows the folder dialog and lists the regular files below the folder; null when it was closed. */
  'folder:open': {
    input: z.undefined(),
    output: z
      .discriminatedUnion('state', [
        z.strictObject({
          state: z.literal('open'),
          handle: handleSchema,
          name: z.string(),
          /** Names from the folder on, with `/`. */
          files: z.array(z.strictObject({ name: z.string(), bytes: z.int().min(0), modified: z.iso.datetime() })),
          /** Links and other things that are neither file nor folder. */
          leftOut: z.int().min(0),
        }),
        z.strictObject({ state: z.literal('too-many') }),
      ])
      .nullable(),
  },
  /** `file` is its place in the list. Fewer bytes than asked only at the end of the file. */
  'folder:read': {
    input: z.strictObject({
      handle: handleSchema,
      file: z.int().min(0),
      offset: z.int().min(0),
      length: z.int().min(1).max(CHUNK_BYTES),
    }),
    output: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  },
  'folder:close': { input: z.strictObject({ handle: handleSchema }), output: z.undefined() },
  /** The clipboard is emptied after that time, and when the app quits, if the text is still in it. */
  'clipboard:copy-secret': {
    input: z.strictObject({ text: z.string().min(1).max(10_000), clearAfterSeconds: z.int().min(5).max(600) }),
    output: z.undefined(),
  },
  /** Renders the page in a hidden, preload-free window and saves the PDF through the dialog. */
  'print:save-pdf': {
    input: z.strictObject({ page: printPageSchema, suggestedName: z.string().min(1).max(120) }),
    output: saveOutcomeSchema,
  },
  /** Renders the page in a hidden, preload-free window and answers the PDF, for a stream that the person chose. */
  'print:make-pdf': {
    input: z.strictObject({ page: printPageSchema }),
    output: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  },
  /** The same page as a picture of exactly `width` × `height` pixels. The page's own stylesheet says how large it is set. */
  'print:save-png': {
    input: z.strictObject({
      page: printPageSchema,
      width: z.int().min(64).max(8192),
      height: z.int().min(64).max(8192),
      suggestedName: z.string().min(1).max(120),
    }),
    output: saveOutcomeSchema,
  },
  /** Pixels of the primary display. */
  'print:display-size': {
    input: z.undefined(),
    output: z.strictObject({ width: z.int().min(1), height: z.int().min(1) }),
  },
  /** The page says that its last commit is on disk and the window may close (answer to the event `window:closing`). */
  'window:close-ready': { input: z.undefined(), output: z.undefined() },
  /** The page could not save and asks the window to stay. */
  'window:close-refused': { input: z.undefined(), output: z.undefined() },
  /** The page has heard `vault:lock-now`; one that does not answer within 2 seconds is closed and replaced. */
  'window:lock-heard': { input: z.undefined(), output: z.undefined() },
  /** Reloads the page, which drops every key and opened text from its memory. */
  'window:lock': { input: z.undefined(), output: z.undefined() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type InvokeChannel = keyof typeof invokes

/** What would change the vault's files: refused with `newer-format` while a newer version's vault is open. */
export const VAULT_WRITES: ReadonlySet<InvokeChannel> = new Set<InvokeChannel>([
  'vault:new-log',
  'vault:append',
  'vault:write-keyslots',
  'vault:compact',
  'vault:drop-records',
  'device-key:keep',
  'device-key:forget',
  'cache:write',
  'cache:remove',
  'snapshots:make',
  'snapshots:read',
  'snapshots:restore',
  'snapshots:restore-found',
  'snapshots:drop-records',
  'snapshots:choose-folder',
  'blobs:begin',
  'blobs:write',
  'blobs:finish',
  'blobs:remove',
])
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

// The library: exercises shipped with the app, those of packs, and the person's own, as one list. The only place that
// joins them. Opens the packs' sealed bodies when first asked for; keeps what it opened while the vault is open.
import shipped from 'virtual:exercises'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { headsOf, useHeads } from '#data/heads.ts'
import { openBody } from '#data/repository.ts'
import type { Exercise } from '#shared/domain/exercise.ts'
import { exercisesOf, MINE } from '#shared/domain/pack.ts'
import type { Language, RecordId, RecordOf } from '#shared/domain/records.ts'

/** Where an exercise that is not ours comes from. */
export interface Origin {
  recordId: RecordId
  title: string
  author: string
  /** Made one's own in the app. */
  mine: boolean
  languages: Language[]
}
type PackRecord = RecordOf<'pack'>

/** By record and content; null for one whose body cannot be read. Replaced, never changed. */
let opened: ReadonlyMap<string, Exercise[] | null> = new Map()
const listeners = new Set<() => void>()
const keyOf = ({ id, hash }: PackRecord) => `${id} ${hash}`
const getOpened = () => opened

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function open(pack: PackRecord): Promise<Exercise[]> {
  const known = opened.get(keyOf(pack))
  if (known !== undefined) return known ?? []
  const exercises = await openBody('pack', pack.id).then(
    (body) => exercisesOf(body.pack),
    () => null,
  )
  opened = new Map(opened).set(keyOf(pack), exercises)
  for (const listener of listeners) listener()
  return exercises ?? []
}

/** What is open of the live packs now; asks for the rest and re-renders when it comes. */
function useOpened(): { packs: PackRecord[]; now: ReadonlyMap<string, Exercise[] | null> } {
  const packs = useHeads('pack')
  const now = useSyncExternalStore(listen, getOpened)
  useEffect(() => {
    for (const pack of packs) if (!now.has(keyOf(pack))) void open(pack)
  }, [packs, now])
  return { packs, now }
}

/** Every exercise there is, ours first. Those of packs come in as their packs are opened. */
export function useLibrary(): Exercise[] {
  const { packs, now } = useOpened()
  return useMemo(
    () => (packs.length === 0 ? shipped : [...shipped, ...packs.flatMap((pack) => now.get(keyOf(pack)) ?? [])]),
    [packs, now],
  )
}

/** True until every pack has been opened, or found unreadable. */
export function useLibraryOpening(): boolean {
  const { packs, now } = useOpened()
  return packs.some((pack) => !now.has(keyOf(pack)))
}

/** null for an exercise that is shipped with the app. */
export function useOrigin(exerciseId: string): Origin | null {
  const { packs, now } = useOpened()
  const pack = packs.find((one) => now.get(keyOf(one))?.some(({ id }) => id === exerciseId))
  if (!pack) return null
  const { id, title, author, packId, languages } = pack
  return { recordId: id, title, author, mine: packId === MINE, languages }
}

/** One exercise by its id in the library. */
export async function findExercise(exerciseId: string): Promise<Exercise | undefined> {
  const ours = shipped.find(({ id }) => id === exerciseId)
  if (ours) return ours
  const packs = await Promise.all(headsOf('pack').map(open))
  return packs.flat().find(({ id }) => id === exerciseId)
}

/** The language its texts are in, for the `lang` attribute, when that is not the one spoken. */
export function languageShown(origin: Pick<Origin, 'languages'> | null, spoken: Language): Language | undefined {
  return origin && !origin.languages.includes(spoken) ? origin.languages[0] : undefined
}

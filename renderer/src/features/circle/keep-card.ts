// Cards as records: one's own, made anew each time it is saved, and those that were given. A refused file stores nothing.
import { headsOf, trashOf } from '#data/heads.ts'
import { newId, saveRecords } from '#data/repository.ts'
import type { CardContent } from '#shared/domain/circle/shared-ground.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import {
  CARD_BYTES,
  CARD_FORMAT,
  type CardFault,
  type PurposeCard,
  purposeCardBytes,
  purposeCardSchema,
  readPurposeCard,
} from '#shared/formats/purpose-card.ts'

const now = () => Temporal.Now.instant().toString()

export function ownCardRecord(): RecordOf<'card'> | undefined {
  return headsOf('card').find(({ isOwn }) => isOwn)
}

/** The card as a file would hold it. `too-large`: over the 2 kB that fit a code. */
export function fileOf(content: CardContent): { card: PurposeCard } | { fault: 'too-large' | 'malformed' } {
  const parsed = purposeCardSchema.safeParse({ format: CARD_FORMAT, version: 1, ...content })
  if (!parsed.success) return { fault: 'malformed' }
  return purposeCardBytes(parsed.data) > CARD_BYTES ? { fault: 'too-large' } : { card: parsed.data }
}

/** Keeps one's own card. Rejects with a KindError. */
export async function keepOwnCard(content: CardContent): Promise<void> {
  const before = ownCardRecord()
  const at = now()
  const { id, ...head } = before ?? {
    id: newId(),
    kind: 'card' as const,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    isOwn: true,
    content,
  }
  await saveRecords([{ id, head: { ...head, content, updatedAt: at } }])
}

export type CardTaking =
  | { ok: true; id: RecordId; replaced: boolean }
  | { ok: false; fault: CardFault | 'own' | 'same' }

/** Takes in the text of a card's file or code. The same card given again, changed, takes the place of the earlier one. */
export async function takeCard(text: string): Promise<CardTaking> {
  const reading = readPurposeCard(text)
  if (!reading.ok) return reading
  const { format: _, version: __, ...content } = reading.card
  if (ownCardRecord()?.content.id === content.id) return { ok: false, fault: 'own' }
  const before = [...headsOf('card'), ...trashOf('card')].find((card) => !card.isOwn && card.content.id === content.id)
  if (before && before.deletedAt === null && JSON.stringify(before.content) === JSON.stringify(content))
    return { ok: false, fault: 'same' }
  const at = now()
  const id = before?.id ?? newId()
  await saveRecords([
    {
      id,
      head: {
        kind: 'card',
        createdAt: before?.createdAt ?? at,
        updatedAt: at,
        deletedAt: null,
        isOwn: false,
        content: content as CardContent,
      },
    },
  ])
  return { ok: true, id, replaced: before !== undefined }
}

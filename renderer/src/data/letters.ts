// Requests for letters and the letters that come back: key pairs, opening what was sealed, taking letters back. Judges
// nothing itself: the rules are the domain's.
import { newLetterKeys, openLetter } from '#crypto/letter-seal.ts'
import { KindError } from '#shared/contract/errors.ts'
import { judgeLetter, type LetterJudgement, type MirrorFields } from '#shared/domain/mirror.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { type LetterTextFault, readSealedLetterText } from '#shared/formats/mirror.ts'
import { headOf, headsOf, trashOf } from './heads.ts'
import { newId, openBody, saveRecords } from './repository.ts'
import { deleteForGood } from './trash.ts'

const now = () => Temporal.Now.instant().toString()

/** Makes a request with a key pair of its own. Resolves when the log has it; rejects with a KindError. */
export async function makeMirror(
  fields: Pick<MirrorFields, 'language' | 'from' | 'invitation' | 'questions'>,
): Promise<RecordId> {
  const { publicKey, privateKey } = await newLetterKeys()
  const id = newId()
  const at = now()
  await saveRecords([
    {
      id,
      head: {
        kind: 'mirror',
        createdAt: at,
        updatedAt: at,
        deletedAt: null,
        ...fields,
        publicKey,
        recipients: [],
        withdrawn: [],
      },
      body: { privateKey },
    },
  ])
  return id
}

/** Changes a request. Rejects with a KindError, and then nothing is changed. */
export async function changeMirror(id: RecordId, changes: Partial<MirrorFields>): Promise<void> {
  const head = headOf(id)
  if (head?.kind !== 'mirror') throw new KindError('bad-input', 'no such request')
  await saveRecords([{ id, head: { ...head, ...changes, updatedAt: now() } }])
}

/** `foreign`: sealed for a request that is not in this vault (or was deleted for good). */
export type LetterFault = LetterTextFault | 'foreign' | 'not-authentic' | 'malformed' | Exclude<LetterJudgement, 'new'>
export type LetterTaking = { ok: true; id: RecordId } | { ok: false; fault: LetterFault }

/** Takes a letter from a file or a pasted text. Nothing is stored of one that is refused. Rejects when it cannot be saved. */
export async function takeLetter(text: string): Promise<LetterTaking> {
  const refuse = (fault: LetterFault): LetterTaking => ({ ok: false, fault })
  const reading = readSealedLetterText(text)
  if (!reading.ok) return refuse(reading.fault)
  const mirror = [...headsOf('mirror'), ...trashOf('mirror')].find(({ id }) => id === reading.sealed.requestId)
  if (!mirror) return refuse('foreign')
  const { privateKey } = await openBody('mirror', mirror.id)
  const opening = await openLetter(privateKey, reading.sealed)
  if (!opening.ok) return refuse(opening.fault)
  const { letter } = opening
  const judgement = judgeLetter(letter, mirror, [...headsOf('letter'), ...trashOf('letter')])
  if (judgement !== 'new') return refuse(judgement)
  const id = newId()
  const at = now()
  const asked = new Map(mirror.questions.map((question) => [question.id, question.text]))
  await saveRecords([
    {
      id,
      head: {
        kind: 'letter',
        createdAt: at,
        updatedAt: at,
        deletedAt: null,
        mirrorId: mirror.id,
        token: letter.token,
        letterId: letter.letterId,
        signed: letter.signed,
        writtenAt: letter.writtenAt,
        readAt: null,
      },
      body: {
        answers: letter.answers
          .filter((answer) => answer.text.trim() !== '')
          .map((answer) => ({ id: answer.id, question: asked.get(answer.id) ?? '', text: answer.text })),
      },
    },
  ])
  return { ok: true, id }
}

/** Notes when a letter was first opened to read. */
export async function markRead(id: RecordId): Promise<void> {
  const head = headOf(id)
  if (head?.kind !== 'letter' || head.readAt !== null) return
  const at = now()
  await saveRecords([{ id, head: { ...head, readAt: at, updatedAt: at } }])
}

/** Lines kept from a letter. */
export function linesFrom(letterId: RecordId): RecordId[] {
  return [...headsOf('spark'), ...trashOf('spark')]
    .filter(({ source }) => source.recordId === letterId)
    .map(({ id }) => id)
}

/**
 * The writer took the letter back: it goes for good with the lines that were kept from it, and its id is remembered, so
 * that it is not taken in again. Snapshots keep it until they are pruned; answers what is gone, for `dropFromSnapshots`.
 */
export async function withdrawLetter(id: RecordId): Promise<RecordId[]> {
  const head = headOf(id)
  if (head?.kind !== 'letter') throw new KindError('bad-input', 'no such letter')
  const mirror = headOf(head.mirrorId)
  if (mirror?.kind === 'mirror')
    await changeMirror(mirror.id, { withdrawn: [...new Set([...mirror.withdrawn, head.letterId])] })
  return deleteForGood([...linesFrom(id), id])
}

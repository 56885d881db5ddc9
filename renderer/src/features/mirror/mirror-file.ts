// Makes one recipient's file and hands it to the save dialog. The page inside it is loaded only now.
import i18next from 'i18next'
import { changeMirror } from '#data/letters.ts'
import { platform } from '#platform/platform.ts'
import type { MirrorRecipient } from '#shared/domain/mirror.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { mirrorRequestSchema } from '#shared/formats/mirror.ts'
import { mirrorPageHtml } from '#shared/formats/mirror-page.ts'

/** The file's text, in the language of the request. */
export async function mirrorFile(mirror: RecordOf<'mirror'>, recipient: MirrorRecipient): Promise<string> {
  const { default: parts } = await import('virtual:mirror-page')
  const request = mirrorRequestSchema.parse({
    format: 'unborrowed-mirror-request',
    version: 1,
    requestId: mirror.id,
    token: recipient.token,
    language: mirror.language,
    from: mirror.from,
    to: recipient.name,
    invitation: mirror.invitation,
    questions: mirror.questions.map(({ id, text }) => ({ id, text })),
    publicKey: mirror.publicKey,
  })
  const keys = Object.keys(i18next.getResourceBundle(mirror.language, 'mirror-page') as Record<string, string>)
  const t = i18next.getFixedT(mirror.language, 'mirror-page')
  const words = Object.fromEntries(keys.map((key) => [key, t(key, { from: mirror.from })]))
  return mirrorPageHtml(parts, request, words)
}

/** false when the person closed the dialog. Rejects with a KindError when it could not be written. */
export async function saveMirrorFile(mirror: RecordOf<'mirror'>, recipient: MirrorRecipient): Promise<boolean> {
  const outcome = await platform().saveFile({
    suggestedName: i18next.getFixedT(mirror.language, 'mirror')('file.name'),
    filters: [{ name: 'HTML', extensions: ['html'] }],
    data: new TextEncoder().encode(await mirrorFile(mirror, recipient)),
  })
  if (!outcome.saved) return false
  const madeAt = Temporal.Now.instant().toString()
  await changeMirror(mirror.id, {
    recipients: mirror.recipients.map((one) => (one.token === recipient.token ? { ...one, madeAt } : one)),
  })
  return true
}

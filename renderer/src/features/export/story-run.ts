// The story of a why as one file, through the dialog: `.part` until it is whole, gone when it is stopped or fails.
import { type SaveWish, saveInto } from '#data/export/save-file.ts'
import { type TellingLook, tellingHtml, tellingPage } from '#parts/telling/telling-page.ts'
import { platform } from '#platform/platform.ts'
import type { Telling } from '#shared/domain/telling/telling.ts'

export const STORY_FORMATS = ['pdf', 'docx', 'html'] as const
export type StoryFormat = (typeof STORY_FORMATS)[number]

export interface StoryWish {
  telling: Telling
  format: StoryFormat
  look: TellingLook
  /** Without extension. */
  suggestedName: string
  /** What the dialog calls files of this kind. */
  filterName: string
}

/** Rejects as soon as it is stopped, though a page that is being printed is printed to its end. */
function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

async function bytesOf({ telling, format, look }: StoryWish): Promise<Uint8Array> {
  if (format === 'pdf') return platform().makePdf({ page: tellingPage(telling, look) })
  if (format === 'html') return new TextEncoder().encode(await tellingHtml(telling, look))
  const { tellingDocx } = await import('#data/export/telling-docx.ts')
  return tellingDocx(telling, look.paper)
}

/** null when the dialog was closed. Rejects with a KindError, or with the signal's reason. */
export async function runStory(wish: StoryWish, signal: AbortSignal): Promise<{ name: string } | null> {
  const { suggestedName, format, filterName } = wish
  const save: SaveWish = { suggestedName: `${suggestedName}.${format}`, filterName, extension: format, signal }
  const saved = await saveInto(save, async (write) => write(await orStopped(bytesOf(wish), signal)))
  return saved && { name: saved.name }
}

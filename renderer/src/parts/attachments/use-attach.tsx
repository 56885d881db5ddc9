// What an editor needs so that files can stand among the words: taking them in, one after the other, with progress and a way
// to stop, and saying in a sentence which were not taken and why.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AttachmentError } from '#data/attachments.ts'
import type { Progress } from '#data/content-lines.ts'
import { KindError } from '#shared/contract/errors.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { whileHoldingIdle } from '../idle-holds.ts'
import { attachFile } from './attach-file.ts'
import styles from './use-attach.module.css'

export interface Attaching {
  /** Resolves with those that were taken, in their order; what was not is said in `notice`. */
  take: (files: readonly File[]) => Promise<{ id: RecordId; alt: string }[]>
  /** Progress and refusals, to be shown near the text. */
  notice: ReactNode
}

interface Work {
  name: string
  progress: Progress | null
}

/** Shorter work than this shows no progress. */
const SHOW_AFTER_MS = 400

export function useAttach(): Attaching {
  const { t } = useTranslation(['attachments', 'errors'])
  const [work, setWork] = useState<Work | null>(null)
  const [refused, setRefused] = useState<string[]>([])
  const controller = useRef<AbortController | null>(null)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      controller.current?.abort()
    }
  }, [])

  function sentence(name: string, error: unknown): string {
    if (error instanceof AttachmentError) return t(`refused.${error.kind}`, { name })
    return `${t('refused.failed', { name })} ${t(`errors:kind.${error instanceof KindError ? error.kind : 'unexpected'}`)}`
  }

  async function take(files: readonly File[]): Promise<{ id: RecordId; alt: string }[]> {
    const own = new AbortController()
    controller.current?.abort()
    controller.current = own
    setRefused([])
    const taken: { id: RecordId; alt: string }[] = []
    const sentences: string[] = []
    await whileHoldingIdle(async (signal) => {
      for (const file of files) {
        if (signal.aborted) break
        const name = file.name || t('unnamed')
        const since = performance.now()
        const onProgress = (progress: Progress) => {
          if (!isGone.current && performance.now() - since > SHOW_AFTER_MS) setWork({ name, progress })
        }
        try {
          taken.push({ id: await attachFile(file, { onProgress, signal }), alt: '' })
        } catch (error) {
          if (!signal.aborted) sentences.push(sentence(name, error))
        }
      }
    }, own)
    if (!isGone.current) {
      setWork(null)
      setRefused(sentences)
    }
    return taken
  }

  const notice = (
    <>
      {work === null ? null : (
        <div className={styles.work}>
          <label className={styles.label}>
            <span>{t('adding', { name: work.name })}</span>
            <progress className={styles.bar} max={work.progress?.total ?? 1} value={work.progress?.done ?? 0} />
          </label>
          <Button variant="plain" onClick={() => controller.current?.abort()}>
            {t('cancel')}
          </Button>
        </div>
      )}
      {refused.length === 0 ? null : (
        <Notice
          tone="problem"
          action={
            <Button variant="plain" onClick={() => setRefused([])}>
              {t('close')}
            </Button>
          }
        >
          {refused.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </Notice>
      )}
    </>
  )
  return { take, notice }
}

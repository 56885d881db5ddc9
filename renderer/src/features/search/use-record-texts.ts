// The words of one found record, opened when its row comes on the screen.
import { type RefObject, useEffect, useState } from 'react'
import { peekBodies } from '#data/bodies.ts'
import { type KindTexts, kindTexts } from '#shared/domain/kind-texts.ts'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'
import { bodySchemas } from '#shared/formats/records.ts'

const MOST_HELD = 200
/** By id and time of change, so that a changed text is opened anew. Gone with the page. */
const held = new Map<string, KindTexts>()
const keyOf = (record: RecordOf<RecordKind>) => `${record.id} ${record.updatedAt}`

function hold(key: string, texts: KindTexts): void {
  held.set(key, texts)
  const oldest = held.keys().next()
  if (held.size > MOST_HELD && !oldest.done) held.delete(oldest.value)
}

/** Those of the head alone until the body is open. */
export function useRecordTexts(record: RecordOf<RecordKind>, row: RefObject<HTMLElement | null>): KindTexts {
  const key = keyOf(record)
  const [, setOpened] = useState('')
  useEffect(() => {
    const element = row.current
    if (!element || held.has(key) || !Object.hasOwn(bodySchemas, record.kind)) return
    let gone = false
    const open = async () => {
      const body = (await peekBodies([record.id])).get(record.id) ?? null
      hold(key, kindTexts(record, body))
      if (!gone) setOpened(key)
    }
    const observer = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        void open().catch(() => undefined)
      },
      { rootMargin: '200px' },
    )
    observer.observe(element)
    return () => {
      gone = true
      observer.disconnect()
    }
  }, [record, key, row])
  return held.get(key) ?? kindTexts(record, null)
}

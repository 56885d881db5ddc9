// Shows what a table would bring before anything of it is kept: how many, which rows are not understood, the first of them.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { headOf, useHeads } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { saveRecords } from '#data/repository.ts'
import { formatHours, languageOf } from '#parts/amounts.ts'
import { formatDay, today } from '#parts/dates.ts'
import { settlePerson } from '#parts/PersonPicker.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { minutesOf, personKey } from '#shared/domain/ledger/ask.ts'
import { startDay } from '#shared/domain/ledger/time.ts'
import { personNamed } from '#shared/domain/people.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { CsvReading } from './csv-file.ts'
import styles from './ledger.module.css'
import { askWrite } from './new-ask.ts'

const SHOWN = 5
/** Asks of one commit. */
const AT_ONCE = 500

interface Props {
  name: string
  reading: CsvReading
  onClose: () => void
  onAdded: (count: number) => void
}

export function ImportDialog({ name, reading, onClose, onAdded }: Props) {
  const { t, i18n } = useTranslation(['ledger', 'errors'])
  const language = languageOf(i18n.language)
  const people = useHeads('person')
  const [problem, setProblem] = useState<ErrorKind | null>(null)
  const [busy, setBusy] = useState(false)
  const { asks, known, faults, unknown } = reading
  const newNames = new Set(
    asks.flatMap(({ fields }) =>
      fields.who === '' || personNamed(people, fields.who) ? [] : [personKey({ personId: null, who: fields.who })],
    ),
  )

  const add = async () => {
    setBusy(true)
    try {
      const linked = new Map<string, RecordId | null>()
      const now = Temporal.Now.instant().toString()
      let writes: RecordWrite[] = []
      for (const { id, fields } of asks) {
        const key = personKey({ personId: null, who: fields.who })
        if (!linked.has(key)) {
          const settled = settlePerson({ id: null, name: fields.who }, now, 'client')
          linked.set(key, settled.personId)
          writes.push(...settled.writes)
        }
        // An id that any other record has must not become this one's.
        writes.push(
          askWrite(
            { ...fields, personId: linked.get(key) ?? null },
            now,
            id !== null && headOf(id) === undefined ? id : undefined,
          ),
        )
        if (writes.length >= AT_ONCE) {
          await saveRecords(writes)
          writes = []
        }
      }
      await saveRecords(writes)
      onAdded(asks.length)
    } catch (error) {
      setProblem(error instanceof KindError ? error.kind : 'unexpected')
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t('import.title', { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button disabled={asks.length === 0 || busy} onClick={() => void add()}>
            {t('import.add', { count: asks.length })}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('import.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('import.new', { count: asks.length })}</p>
      {newNames.size > 0 ? <p>{t('import.people', { count: newNames.size })}</p> : null}
      {known > 0 ? <p>{t('import.known', { count: known })}</p> : null}
      {unknown.length > 0 ? <p>{t('import.unknown', { names: unknown.slice(0, 8).join(', ') })}</p> : null}
      {asks.length > 0 ? (
        <ul className={styles.rows} aria-label={t('import.first')}>
          {asks.slice(0, SHOWN).map(({ fields }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file that does not change while it is shown.
            <li key={at}>
              <span className={styles.grow}>
                {formatDay(startDay(fields.when), 'short', language, today())} · {fields.what} · {fields.who}
              </span>
              <span>{formatHours(minutesOf(fields.hoursAsked), language)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {faults.length > 0 ? (
        <>
          <p>{t('import.faults', { count: faults.length })}</p>
          <ul className={styles.plain}>
            {faults.slice(0, 10).map(({ line, columns }) => (
              <li key={line}>
                {t('import.fault', { line, columns: columns.map((column) => t(`tableColumn.${column}`)).join(', ') })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {problem ? (
        <Notice tone="problem">
          <p>{t('import.failed')}</p>
          <p>{t(`errors:kind.${problem}`)}</p>
        </Notice>
      ) : null}
    </Dialog>
  )
}

// Why a file was refused: each fault with its file, line and place, and what to do about it, in the person's language.
import { useTranslation } from 'react-i18next'
import styles from './PacksPage.module.css'
import type { FileFault } from './read-pack-file.ts'

/** Rules with a sentence of their own; any other is told in general. */
const RULES = new Set(
  'id takes beside start yields scales items cards piles yieldPile options goTo stems blanks wanted template caution gentler steps languages'.split(
    ' ',
  ),
)

export function FaultList({ name, faults }: { name: string; faults: readonly FileFault[] }) {
  const { t } = useTranslation('packs')
  const words = ({ key, values }: FileFault) => {
    if (key !== 'rule') return t(`fault.${key}`, values)
    const rule = String(values.rule)
    return t(`rule.${RULES.has(rule) ? rule : 'other'}`)
  }
  const all = faults.map((fault) => ({
    words: words(fault),
    where: fault.line === null ? name : t('fault.where', { name, line: fault.line }),
    place: fault.place,
  }))
  const same = (a: (typeof all)[number], b: (typeof all)[number]) =>
    a.where === b.where && a.place === b.place && a.words === b.words
  const rows = all.filter((row, index) => all.findIndex((other) => same(row, other)) === index)
  return (
    <div role="alert" className={styles.part}>
      <h2>{t('refused.title', { name })}</h2>
      <p className={styles.quiet}>{t('refused.text')}</p>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={`${row.where} ${row.place} ${row.words}`} className={styles.item}>
            <div className={styles.what}>
              <p>
                <strong>{row.where}</strong>
                {row.place === '' ? null : <span className={styles.facts}> {row.place}</span>}
              </p>
              <p>{row.words}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

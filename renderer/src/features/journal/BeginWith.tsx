// While nothing is written yet: something to begin with. Gone with the first word.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { textOfBeginning, useBeginnings } from '#parts/beginnings.ts'
import type { TextDocument } from '#shared/domain/text.ts'
import { Select } from '#ui/Select.tsx'
import styles from './EntryEditor.module.css'

interface Props {
  onText: (text: TextDocument) => void
  onRefused: () => void
}

export function BeginWith({ onText, onRefused }: Props) {
  const { t } = useTranslation('journal')
  const beginnings = useBeginnings()
  if (beginnings.length === 0) return null
  return (
    <div className={styles.begin}>
      <Select
        label={t('begin.label')}
        placeholder={t('begin.placeholder')}
        options={beginnings}
        value={null}
        onChange={(id) => {
          const chosen = beginnings.find((each) => each.id === id)
          if (chosen) textOfBeginning(chosen).then(onText, onRefused)
        }}
      />
      <Link href="/writing">{t('toWriting')}</Link>
    </div>
  )
}

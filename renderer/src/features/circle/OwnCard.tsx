// One's own card: what goes on it is chosen here, seen exactly, and saved as a file or a printed page with its code.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { newId } from '#data/repository.ts'
import { CardSheet } from '#parts/card/CardSheet.tsx'
import { cardCode } from '#parts/card/card-code.ts'
import { saveCardFile, saveCardPage } from '#parts/card/save-card.ts'
import { useListedValues } from '#parts/card/use-listed-values.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { type CardChoice, ownCard } from '#shared/domain/circle/own-card.ts'
import type { CardContent } from '#shared/domain/circle/shared-ground.ts'
import type { Language } from '#shared/domain/records.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { CARD_LIMITS, purposeCardText } from '#shared/formats/purpose-card.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './circle.module.css'
import { fileOf, keepOwnCard } from './keep-card.ts'

const COUNTS = ['0', '3', '5', '10'] as const

export function OwnCard({ paper }: { paper: 'A4' | 'Letter' }) {
  const { t, i18n } = useTranslation(['circle', 'errors'])
  const language: Language = i18n.language === 'it' ? 'it' : 'en'
  const why = chosenOf(useHeads('why'))
  const values = useHeads('value')
  const kept = useHeads('card').find(({ isOwn }) => isOwn)
  const [profile] = useHeads('profile')
  const listed = useListedValues()
  const [freshId] = useState(newId)
  const [choice, setChoice] = useState<CardChoice>(() => ({
    values: kept ? kept.content.values.length : 5,
    bring: kept?.content.bring ?? '',
    name: kept ? (kept.content.name ?? '') : (profile?.name ?? ''),
  }))
  const [code, setCode] = useState<boolean[][] | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const id = kept?.content.id ?? freshId
  const content: CardContent | null = useMemo(
    () => (why ? ownCard(id, language, why, values, choice, listed) : null),
    [why, id, language, values, choice, listed],
  )
  const file = content ? fileOf(content) : null
  const text = file && 'card' in file ? purposeCardText(file.card) : null
  useEffect(() => {
    let isGone = false
    if (text === null) setCode(null)
    else
      void cardCode(text).then((made) => {
        if (!isGone) setCode(made)
      })
    return () => {
      isGone = true
    }
  }, [text])

  if (content === null)
    return (
      <p className={styles.quiet}>
        {t('own.noWhy')} <Link href="/why">{t('own.toWhy')}</Link>
      </p>
    )
  const words = { values: t('sheet.values'), bring: t('sheet.bring'), code: t('sheet.code') }
  const save = async (how: 'file' | 'page') => {
    setSaid(null)
    setFailed(null)
    if (!file || !('card' in file)) return
    try {
      await keepOwnCard(content)
      const outcome =
        how === 'file'
          ? await saveCardFile(file.card, t('file'))
          : await saveCardPage(file.card, { ...words, title: t('sheet.title') }, paper, t('file'))
      if (outcome.saved) setSaid(t('own.saved', { name: outcome.name }))
    } catch (error) {
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    }
  }
  return (
    <div className={styles.own}>
      <div className={styles.form}>
        <Select
          label={t('own.values')}
          options={COUNTS.map((count) => ({ id: count, label: t('own.count', { count: Number(count) }) }))}
          value={COUNTS.find((count) => Number(count) >= choice.values) ?? '5'}
          onChange={(count) => setChoice({ ...choice, values: Number(count) })}
        />
        <TextField
          label={t('own.bring')}
          description={t('own.bringHint')}
          value={choice.bring}
          onChange={(bring) => setChoice({ ...choice, bring })}
          maxLength={CARD_LIMITS.bring}
          serif
        />
        <TextField
          label={t('own.name')}
          description={t('own.nameHint')}
          value={choice.name}
          onChange={(name) => setChoice({ ...choice, name })}
          maxLength={CARD_LIMITS.name}
          serif
        />
        <p className={styles.quiet}>{t('own.private')}</p>
        {file && 'fault' in file ? <Notice tone="problem">{t(`own.${file.fault}`)}</Notice> : null}
        {failed ? <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice> : null}
        {said ? <Notice tone="calm">{said}</Notice> : null}
        <div className={styles.row}>
          <Button disabled={text === null} onClick={() => void save('file')}>
            {t('own.saveFile')}
          </Button>
          <Button variant="plain" disabled={text === null} onClick={() => void save('page')}>
            {t('own.savePage')}
          </Button>
        </div>
      </div>
      <section className={styles.preview} aria-label={t('own.preview')}>
        <CardSheet content={content} words={words} code={code} />
      </section>
    </div>
  )
}

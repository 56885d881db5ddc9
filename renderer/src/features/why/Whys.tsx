// The chosen why with its reason and evidence, and the drafts beside it. Any of them can be chosen instead.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { formatDay, localDay } from '#parts/dates.ts'
import { HistoryLink } from '#parts/HistoryLink.tsx'
import type { Change } from '#parts/use-changes.ts'
import { choosing, givingEvidence, rewordingWhy } from '#parts/why-choices.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { Button } from '#ui/Button.tsx'
import { Quote } from '#ui/Quote.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { DeleteButton, type Remove } from './DeleteButton.tsx'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import { MotivesFold } from './MotivesFold.tsx'
import { WordsDialog } from './WordsDialog.tsx'
import styles from './why.module.css'

interface WhysProps {
  whys: RecordOf<'why'>[]
  sparks: RecordOf<'spark'>[]
  change: Change
  remove: Remove
}

type Open = { id: string; what: 'words' | 'evidence' } | null

export function Whys({ whys, sparks, change, remove }: WhysProps) {
  const { t, i18n } = useTranslation('why')
  const [open, setOpen] = useState<Open>(null)
  const chosen = chosenOf(whys)
  const drafts = whys.filter((why) => why.id !== chosen?.id)
  const opened = whys.find((why) => why.id === open?.id)
  const evidence = chosen ? sparks.filter((spark) => chosen.sparkIds.includes(spark.id)) : []
  const acts = useHeads('experiment').filter(({ whyId }) => chosen !== undefined && whyId === chosen.id).length
  const choose = (id: string | null) => void change((now) => choosing(whys, id, now))

  const ways = (why: RecordOf<'why'>) => (
    <>
      <Button variant="link" onClick={() => setOpen({ id: why.id, what: 'words' })}>
        {t('edit.change')}
        <VisuallyHidden>: {why.text}</VisuallyHidden>
      </Button>
      <Button variant="link" onClick={() => setOpen({ id: why.id, what: 'evidence' })}>
        {t('evidence.open', { count: why.sparkIds.length })}
        <VisuallyHidden>: {why.text}</VisuallyHidden>
      </Button>
      <HistoryLink id={why.id} of={why.text} />
      <DeleteButton id={why.id} words={why.text} remove={remove} />
    </>
  )
  return (
    <section aria-labelledby="why-whys" className={styles.part}>
      <h2 id="why-whys">{t('whys.title')}</h2>
      <p className={styles.places}>
        <Link href="/studio">{t('studio')}</Link>
        {chosen ? <Link href="/resonance">{t('aloud')}</Link> : null}
      </p>
      {chosen ? (
        <div className={styles.chosen}>
          <Quote
            tone="why"
            caption={t('chosenOn', {
              date: formatDay(localDay(chosen.chosenAt ?? chosen.updatedAt), 'short', i18n.language),
            })}
          >
            {chosen.text}
          </Quote>
          {chosen.reason === '' ? null : (
            <p className={styles.reason}>
              <span>{t('whys.reason')}</span> {chosen.reason}
            </p>
          )}
          <MotivesFold motives={chosen.motives} />
          <p className={styles.ways}>
            {ways(chosen)}
            <Link href="/experiments">{t('whys.experiments', { count: acts })}</Link>
            <Button variant="link" onClick={() => choose(null)}>
              {t('letGo')}
            </Button>
          </p>
          {evidence.length > 0 ? (
            <ul className={styles.evidence} aria-label={t('evidence.title')}>
              {evidence.map((spark) => (
                <li key={spark.id}>{spark.quote}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : (
        <p className={styles.quiet}>{t(whys.length > 0 ? 'whys.unchosen' : 'whys.none')}</p>
      )}
      {drafts.length > 0 ? (
        <>
          <h3>{t(chosen ? 'whys.others' : 'whys.drafts')}</h3>
          <ul className={styles.rows}>
            {drafts.map((why) => (
              <li key={why.id}>
                <p className={styles.words}>{why.text}</p>
                <MotivesFold motives={why.motives} />
                <p className={styles.ways}>
                  <Button variant="link" onClick={() => choose(why.id)}>
                    {t('choose')}
                    <VisuallyHidden>: {why.text}</VisuallyHidden>
                  </Button>
                  {ways(why)}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {opened && open?.what === 'words' ? (
        <WordsDialog
          title={t('whys.edit')}
          text={opened.text}
          reason={opened.reason}
          onSave={(text, reason) => change((now) => rewordingWhy(opened, text, reason, now))}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {opened && open?.what === 'evidence' ? (
        <EvidenceDialog
          why={opened}
          sparks={sparks}
          onSave={(sparkIds) => change((now) => givingEvidence(opened, sparkIds, now))}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </section>
  )
}

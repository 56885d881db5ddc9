// How a person writes: their templates and prompts, which of ours are offered, their words for mood and energy.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { ourPrompts } from '#parts/beginnings.ts'
import { saveProfile } from '#parts/profile.ts'
import { useDeleting } from '#parts/use-deleting.tsx'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Switch } from '#ui/Switch.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { ScaleWords } from './ScaleWords.tsx'
import { TemplateForm } from './TemplateForm.tsx'
import styles from './writing.module.css'

export function WritingPage() {
  const { t } = useTranslation('writing')
  return (
    <Page kicker={<Link href="/journal">{t('room')}</Link>} title={t('title')} subtitle={t('subtitle')}>
      <OwnBeginnings />
      <OurPrompts />
      <ScaleWords />
    </Page>
  )
}

function OwnBeginnings() {
  const { t } = useTranslation('writing')
  const templates = useHeads('template')
  const { remove, note } = useDeleting()
  /** The one being changed; `new` for one being made. */
  const [open, setOpen] = useState<RecordId | 'new' | null>(null)
  const opened = templates.find(({ id }) => id === open)
  return (
    <section className={styles.part} aria-labelledby="writing-own">
      <h2 id="writing-own">{t('own.title')}</h2>
      {note}
      {templates.length === 0 ? <p className={styles.quiet}>{t('own.empty')}</p> : null}
      <ul>
        {templates.map((template) => (
          <li key={template.id} className={styles.line}>
            <TemplateName template={template} />
            <span className={styles.actions}>
              <Button variant="link" onClick={() => setOpen(template.id)}>
                {t('own.edit')}
                <VisuallyHidden>: {template.name}</VisuallyHidden>
              </Button>
              <Button
                variant="link"
                onClick={() => {
                  if (open === template.id) setOpen(null)
                  void remove(template.id)
                }}
              >
                {t('own.delete')}
                <VisuallyHidden>: {template.name}</VisuallyHidden>
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {open === null ? (
        <Button variant="plain" onClick={() => setOpen('new')}>
          {t('own.add')}
        </Button>
      ) : (
        <TemplateForm key={open} {...(opened ? { template: opened } : {})} onDone={() => setOpen(null)} />
      )}
    </section>
  )
}

function TemplateName({ template }: { template: RecordOf<'template'> }) {
  const { t } = useTranslation('writing')
  return (
    <span>
      <span className={styles.name}>{template.name}</span>{' '}
      <span className={styles.quiet}>
        {[t(`own.use.${template.use}`), template.language ? t(`own.language.${template.language}`) : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  )
}

function OurPrompts() {
  const { t, i18n } = useTranslation('writing')
  const [profile] = useHeads('profile')
  const [isRefused, setRefused] = useState(false)
  const hidden = profile?.hiddenPrompts ?? []
  return (
    <section className={styles.part} aria-labelledby="writing-ours">
      <h2 id="writing-ours">{t('ours.title')}</h2>
      <p className={styles.quiet}>{t('ours.text')}</p>
      {isRefused ? <Notice tone="problem">{t('ours.refused')}</Notice> : null}
      {ourPrompts(i18n.language).map(({ id, text }) => (
        <Switch
          key={id}
          label={text}
          isSelected={!hidden.includes(id)}
          onChange={(isOffered) => {
            const hiddenPrompts = isOffered ? hidden.filter((each) => each !== id) : [...hidden, id]
            saveProfile({ hiddenPrompts }).then(
              () => setRefused(false),
              () => setRefused(true),
            )
          }}
        />
      ))}
    </section>
  )
}

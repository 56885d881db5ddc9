// The whole story as a book: which chapters, as what file, beside it the pages as they will be printed.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { PdfPreview } from '#parts/telling/PdfPreview.tsx'
import { tellingPage } from '#parts/telling/telling-page.ts'
import { useTellingGiven } from '#parts/telling/use-telling.ts'
import { STORY_PARTS, type StoryPart, WHOLE_STORY, wholeStory } from '#shared/domain/telling/whole-story.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Switch } from '#ui/Switch.tsx'
import styles from './Export.module.css'
import { forgetEnded, startStory, stopExport, useIsExporting } from './export-work.ts'
import { STORY_FORMATS, type StoryFormat } from './story-run.ts'
import { Told } from './Told.tsx'

const PRIVATE = new Set<StoryPart>(['lines', 'truths'])

export function StoryPage({ paper }: { paper: Settings['paper'] }) {
  const { t } = useTranslation('export')
  const isRunning = useIsExporting()
  const name = useHeads('profile')[0]?.name ?? ''
  const [switches, setSwitches] = useState(WHOLE_STORY)
  const [format, setFormat] = useState<StoryFormat>('pdf')
  const { language, day, records, words } = useTellingGiven()
  useEffect(() => forgetEnded, [])

  const tell = useMemo(() => {
    if (records === null) return null
    const input = { language, name, day, records, words }
    return { all: wholeStory({ ...input, switches: WHOLE_STORY }), story: wholeStory({ ...input, switches }) }
  }, [language, name, day, records, words, switches])
  const story = tell?.story ?? null
  const look = useMemo(() => ({ design: 'seal', tone: 'light', paper }) as const, [paper])
  const page = useMemo(() => (story === null ? null : tellingPage(story, look)), [story, look])
  const has = (part: StoryPart) =>
    part === 'lines' ? (records?.sparks.length ?? 0) > 0 : (tell?.all.chapters.some(({ id }) => id === part) ?? false)
  const isEmpty = tell !== null && tell.all.chapters.length === 0
  const turn = (part: StoryPart, isOn: boolean) => {
    forgetEnded()
    setSwitches((now) => ({ ...now, [part]: isOn }))
  }
  const go = () => {
    if (story === null) return
    void startStory({
      telling: story,
      format,
      look,
      suggestedName: `${t('story.file')}-${day}`,
      filterName: t(`filter.${format}`),
    })
  }

  if (isEmpty)
    return (
      <Page kicker={<Link href="/why">{t('story.room')}</Link>} title={t('story.none')} subtitle={t('story.noneText')}>
        <Link href="/path" asChild>
          <ButtonLink href="/path">{t('story.toPath')}</ButtonLink>
        </Link>
      </Page>
    )
  return (
    <Page
      wide
      kicker={<Link href="/why">{t('story.room')}</Link>}
      title={t('story.title')}
      subtitle={t('story.subtitle')}
    >
      <div className={styles.columns}>
        <div className={styles.parts}>
          <section aria-labelledby="story-parts" className={styles.part}>
            <h2 id="story-parts">{t('story.parts')}</h2>
            <div>
              {STORY_PARTS.map((part) => (
                <Switch
                  key={part}
                  label={t(`story.part.${part}`)}
                  description={has(part) ? (PRIVATE.has(part) ? t('story.private') : undefined) : t('story.missing')}
                  isDisabled={!has(part)}
                  isSelected={has(part) && switches[part]}
                  onChange={(isOn) => turn(part, isOn)}
                />
              ))}
            </div>
          </section>
          <RadioGroup
            label={t('format.title')}
            options={STORY_FORMATS.map((id) => ({ id, label: t(`story.format.${id}`) }))}
            value={format}
            onChange={(id) => {
              forgetEnded()
              setFormat(id)
            }}
          />
          <section className={styles.part} aria-label={t('story.go')}>
            <p className={styles.plain}>{t('plain')}</p>
            <Told onStop={stopExport} />
            {isRunning ? null : (
              <div className={styles.row}>
                <Button disabled={story === null} onClick={go}>
                  {t('story.go')}
                </Button>
              </div>
            )}
          </section>
        </div>
        <PdfPreview page={page} />
      </div>
    </Page>
  )
}

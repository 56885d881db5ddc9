// The words of each home state: title, facts below it, and the label and target of the next step.
import { useTranslation } from 'react-i18next'
import { formatDay, localDay, today } from '#parts/dates.ts'
import type { Exercise } from '#shared/domain/exercise.ts'
import type { Instant, Language } from '#shared/domain/records.ts'
import type { HomeView } from './home-view.ts'

export interface HomeWords {
  title: string
  subtitle: string
  next: { label: string; href: string }
}

export function useHomeWords(view: HomeView, language: Language): HomeWords {
  const { t } = useTranslation('home')
  const day = (instant: Instant) => {
    const date = localDay(instant)
    return date === today() ? t('day.today') : t('day.on', { date: formatDay(date, 'short', language, today()) })
  }
  const ahead = (exercise: Exercise) =>
    t('ahead', {
      title: exercise.title[language],
      minutes: exercise.minutes,
      intensity: t(`intensity.${exercise.intensity}`),
    })
  const intro = (exercise: Exercise) => ({
    label: t('next.open', { title: exercise.title[language] }),
    href: `/path/${exercise.id}`,
  })
  switch (view.state) {
    case 'new':
      return { title: t('new.title'), subtitle: ahead(view.next), next: intro(view.next) }
    case 'writing':
      return {
        title: t('writing.title', { count: view.entries }),
        subtitle: ahead(view.next),
        next: intro(view.next),
      }
    case 'mid': {
      const { session } = view
      return {
        title: t('mid.title', { title: session.title }),
        subtitle: t('mid.subtitle', { day: day(session.updatedAt), minutes: view.exercise.minutes }),
        next: { label: t('next.continue'), href: `/session/${session.id}` },
      }
    }
    case 'between':
      return {
        title: t('between.title', { title: view.last.title }),
        subtitle: `${t('between.finished', { day: day(view.last.finishedAt ?? view.last.updatedAt) })} ${ahead(view.next)}`,
        next: intro(view.next),
      }
    case 'stopped':
      return {
        title: t('stopped.title', { title: view.exercise.title[language] }),
        subtitle: view.since === null ? t('stopped.kept') : t('stopped.subtitle', { day: day(view.since) }),
        next:
          view.sessionId === null
            ? intro(view.exercise)
            : { label: t('next.takeUp'), href: `/session/${view.sessionId}` },
      }
    case 'done':
      return {
        title: t(view.more > 0 ? 'done.titleShort' : 'done.title'),
        subtitle: [
          // Everything may be hidden before anything was done.
          view.since === ''
            ? ''
            : t('done.subtitle', {
                count: view.sessions,
                date: formatDay(localDay(view.since), 'short', language, today()),
              }),
          view.more > 0 ? t('done.more', { count: view.more }) : '',
        ]
          .filter((words) => words !== '')
          .join(' '),
        next: { label: t('next.path'), href: '/path' },
      }
  }
}

// Search in everything that was written, as one types. Arrow keys walk through what was found, Enter opens it.
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { headOf } from '#data/heads.ts'
import { FilterBar } from '#parts/find/FilterBar.tsx'
import { finderState } from '#parts/find/finder.ts'
import type { RecordKind } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import { ResultRow } from './ResultRow.tsx'
import styles from './SearchPage.module.css'
import { PAGE, searchState } from './search-state.ts'
import { useResults } from './use-results.ts'

const KINDS = [
  'entry',
  'session',
  'spark',
  'truth',
  'why',
  'value',
  'purpose',
  'experiment',
  'ask',
  'person',
  'recognition',
  'letter',
  'theme',
  'shared-purpose',
  'pyramid',
  'attachment',
] as const
const EXAMPLES = ['words', 'phrase', 'prefix', 'not', 'tag', 'time', 'mood', 'person', 'kind', 'starred'] as const

export function SearchPage() {
  const { t } = useTranslation('search')
  const { text, filter } = useStore(searchState)
  const { terms, found, failed } = useResults()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const records = (found?.hits ?? []).flatMap(({ id }) => {
    const record = headOf(id)
    return record && record.deletedAt === null ? [record] : []
  })

  useEffect(() => {
    const toField = () => {
      field.current?.focus()
      field.current?.select()
    }
    toField()
    const onKey = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') toField()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])]
  function walk(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const all = links()
    const at = all.indexOf(document.activeElement as HTMLElement)
    if (event.key === 'Enter' && at === -1) all[0]?.click()
    else if (event.key === 'ArrowDown') all[at + 1]?.focus()
    else if (event.key === 'ArrowUp' && at > 0) all[at - 1]?.focus()
    else if (event.key === 'ArrowUp' && at === 0) field.current?.focus()
    else if (event.key === 'Escape' && at >= 0) field.current?.focus()
    else return
    event.preventDefault()
  }

  return (
    <Page kicker={t('room')} title={t('title')} subtitle={t('subtitle')}>
      <TextField
        ref={field}
        label={t('field')}
        value={text}
        onChange={(now) => searchState.setState({ text: now, limit: PAGE })}
        onKeyDown={walk}
        serif
        maxLength={500}
      />
      <div className={styles.narrow}>
        <Select
          label={t('in')}
          options={[{ id: 'all', label: t('all') }, ...KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))]}
          value={filter.kinds[0] ?? 'all'}
          onChange={(id) =>
            searchState.setState({
              filter: { ...filter, kinds: id === 'all' ? [] : [id as RecordKind] },
              limit: PAGE,
            })
          }
        />
        <FilterBar filter={filter} onChange={(now) => searchState.setState({ filter: now, limit: PAGE })} />
      </div>
      <Building />
      {failed ? <Notice tone="problem">{t('failed')}</Notice> : null}
      <p role="status" className={styles.status}>
        {found === null
          ? ''
          : found.total === 0
            ? t('none')
            : t(found.isLoose ? 'loose' : 'found', { count: found.total })}
      </p>
      {found?.total === 0 ? <p className={styles.hint}>{t('noneText')}</p> : null}
      {records.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys move between the links inside, which work without them.
        <ul ref={list} className={styles.rows} aria-label={t('results')} onKeyDown={walk}>
          {records.map((record) => (
            <ResultRow key={record.id} record={record} terms={terms} />
          ))}
        </ul>
      ) : null}
      {found && found.total > found.hits.length && found.hits.length > 0 ? (
        <Button
          variant="plain"
          className={styles.more}
          onClick={() => searchState.setState(({ limit }) => ({ limit: limit + 2 * PAGE }))}
        >
          {t('more', { count: found.total - found.hits.length })}
        </Button>
      ) : null}
      <details className={styles.how} open={text === '' && found === null}>
        <summary>{t('how')}</summary>
        <dl className={styles.examples}>
          {EXAMPLES.map((id) => (
            <div key={id} className={styles.example}>
              <dt>{t(`example.${id}.typed`)}</dt>
              <dd>{t(`example.${id}.means`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Page>
  )
}

/** What the index does not hold yet, in words. */
function Building() {
  const { t } = useTranslation('search')
  const { state } = useStore(finderState)
  if (state.phase === 'failed') return <Notice tone="problem">{t('failed')}</Notice>
  if (state.phase !== 'building') return null
  return <p className={styles.hint}>{t('building', { done: state.done, total: state.total })}</p>
}

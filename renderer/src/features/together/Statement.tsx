// The shared statement, drafted clause by clause, and who keeps it: it holds for those who say so, and for nobody else.
import { useTranslation } from 'react-i18next'
import { newId } from '#data/repository.ts'
import type { Clause } from '#shared/domain/records.ts'
import { LIMITS } from '#shared/domain/together/gathering.ts'
import { GROUP_SHAPES, groupShape, groupShapeId, inGroupShape } from '#shared/domain/together/group-statement.ts'
import type { Move } from '#shared/domain/together/moves.ts'
import type { Screen } from '#shared/domain/together/screen.ts'
import { sentenceOf } from '#shared/domain/why/shapes.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { Context } from './Context.tsx'
import { Leader, Title } from './Frame.tsx'
import { Keepers } from './Keepers.tsx'
import styles from './together.module.css'

interface StatementProps {
  screen: Extract<Screen, { at: 'statement' }>
  onMove: (move: Move) => void
}

export function Statement({ screen, onMove }: StatementProps) {
  const { t } = useTranslation('together')
  const { statement, members, takeOn, values } = screen
  const { shape, clauses } = statement
  const isFree = shape.id === 'free'
  const set = (next: Clause[]) => onMove({ do: 'set-statement', shape, clauses: next })
  return (
    <>
      <div className={styles.head}>
        <Title screen="statement">{t('statement.title')}</Title>
        <Leader>{t('statement.leader')}</Leader>
      </div>
      <Context title={t('statement.takeOn')} lines={takeOn} />
      <Context title={t('statement.values')} lines={values} />
      <div className={styles.stack}>
        <Select
          label={t('statement.shape')}
          options={GROUP_SHAPES.map((id) => ({ id, label: t(`statement.${id}`) }))}
          value={groupShapeId(shape)}
          onChange={(id) => {
            const next = groupShape(id, shape.language)
            onMove({ do: 'set-statement', shape: next, clauses: inGroupShape(clauses, next, newId) })
          }}
        />
        {clauses.map(({ id, role, text }, at) => (
          <TextArea
            key={id ?? role}
            label={t(`statement.role.${role}`, { number: at + 1 })}
            rows={2}
            value={text}
            onChange={(next) => set(clauses.map((one, index) => (index === at ? { ...one, text: next } : one)))}
            maxLength={LIMITS.clause}
            serif
          />
        ))}
        {isFree && clauses.length < LIMITS.clauses ? (
          <div>
            <Button variant="plain" onClick={() => set([...clauses, { role: 'line', text: '', id: newId() }])}>
              {t('statement.addLine')}
            </Button>
          </div>
        ) : null}
      </div>
      <section className={styles.part} aria-labelledby="whole-sentence">
        <h2 id="whole-sentence">{t('statement.whole')}</h2>
        <p className={styles.sentence}>{sentenceOf(shape, clauses)}</p>
      </section>
      <Keepers members={members} keptBy={statement.keptBy} onMove={onMove} />
    </>
  )
}

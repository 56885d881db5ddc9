// Gathers the statement's model from the live records and the switches, with the words around it in the app's language.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeads } from '#data/heads.ts'
import { pickLanguage } from '#i18n/i18n.ts'
import { formatDay, today } from '#parts/dates.ts'
import { type Statement, type StatementSwitches, statementFrom } from '#shared/domain/statement.ts'
import type { SheetLabels } from './StatementSheet.tsx'

export interface StatementView {
  /** What stands on the page with these switches. */
  statement: Statement
  /** Which parts there is something for, whatever the switches say. */
  has: Record<keyof StatementSwitches, boolean>
  labels: SheetLabels
  sayDay: (day: string) => string
}

const ALL: StatementSwitches = { values: true, experiment: true, truth: true, evidence: true }

export function useStatement(switches: StatementSwitches, name: string): StatementView {
  const { t, i18n } = useTranslation('statement')
  const whys = useHeads('why')
  const values = useHeads('value')
  const experiments = useHeads('experiment')
  const truths = useHeads('truth')
  const sparks = useHeads('spark')
  return useMemo(() => {
    const language = pickLanguage(null, i18n.language)
    const records = { whys, values, experiments, truths, sparks }
    const base = { language, name, day: today(), records }
    const all = statementFrom({ ...base, switches: ALL })
    // Evidence can hang on the truth alone, which then has to be shown for it.
    const withTruth = statementFrom({ ...base, switches: { ...ALL, truth: switches.truth } })
    return {
      statement: statementFrom({ ...base, switches }),
      has: {
        values: all.values.length > 0,
        experiment: all.experiment !== null,
        truth: all.truth !== null,
        evidence: withTruth.evidence.length > 0,
      },
      labels: {
        title: t('sheet.title'),
        values: t('sheet.values'),
        experiment: t('sheet.experiment'),
        obstacle: t('sheet.obstacle'),
        plan: t('sheet.plan'),
        when: t('sheet.when'),
        truth: t('sheet.truth'),
        evidence: t('sheet.evidence'),
        noWhy: t('sheet.noWhy'),
        more: (count: number) => t('sheet.more', { count }),
      },
      sayDay: (day: string) => formatDay(day, 'full', language),
    }
  }, [t, i18n.language, whys, values, experiments, truths, sparks, switches, name])
}

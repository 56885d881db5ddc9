// Page, card, slide and wallpaper: one sheet each, measured where it is shown, with the switches of its parts.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_SWITCHES, type StatementSwitches } from '#shared/domain/statement.ts'
import type { FormWork } from './form-work.ts'
import { SheetPreview } from './SheetPreview.tsx'
import { StatementSheet } from './StatementSheet.tsx'
import { KINDS_OF, saveAs } from './save-statement.ts'
import { type Look, statementOn } from './sheet-look.ts'
import { useFit } from './use-fit.ts'
import { useStatement } from './use-statement.ts'

const PARTS = ['values', 'experiment', 'truth', 'evidence'] as const
const PARTS_OF = { page: PARTS, card: ['values'], slide: ['values'], wallpaper: [] } as const
const PRIVATE = new Set<keyof StatementSwitches>(['truth', 'evidence'])

export function useSheetForm(look: Look, name: string): FormWork {
  const { t } = useTranslation('statement')
  const [switches, setSwitches] = useState(DEFAULT_SWITCHES)
  const { form } = look
  const view = useStatement(switches, name)
  const { has, labels, sayDay } = view
  const statement = useMemo(() => statementOn(form, view.statement), [form, view.statement])
  const { fit, isCut, onMeasure } = useFit(statement, look)
  return {
    parts: PARTS_OF[form].map((id) => ({
      id,
      label: t(`part.${id}`),
      description: has[id] ? (PRIVATE.has(id) ? t('private') : undefined) : t(`missing.${id}`),
      isThere: has[id],
      isOn: has[id] && switches[id],
      turn: (isOn) => setSwitches({ ...switches, [id]: isOn }),
    })),
    kinds: KINDS_OF[form],
    save: (kind) => saveAs(kind, view, look, fit),
    isPrivate: statement.truth !== null || statement.evidence.length > 0,
    isCut,
    hasWhy: statement.why !== null,
    preview: (
      <SheetPreview look={look} label={t(`preview.${form}`)} onMeasure={onMeasure}>
        <StatementSheet statement={statement} labels={labels} look={look} fit={fit} sayDay={sayDay} />
      </SheetPreview>
    ),
  }
}

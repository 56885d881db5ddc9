// The long form: the why with its evidence and story over several pages, shown as the very file that is saved.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PdfPreview } from '#parts/telling/PdfPreview.tsx'
import { type TellingLook, tellingPage } from '#parts/telling/telling-page.ts'
import { useTellingGiven } from '#parts/telling/use-telling.ts'
import { DEFAULT_LONG, LONG_PARTS, type LongPart, longForm, longHas } from '#shared/domain/telling/long-form.ts'
import type { FormWork } from './form-work.ts'
import { LONG_KINDS, saveLong } from './save-long.ts'

const PRIVATE = new Set<LongPart>(['evidence', 'truth'])
const NOTHING: Record<LongPart, boolean> = {
  evidence: false,
  truth: false,
  values: false,
  versions: false,
  experiments: false,
}

/** Answers null while another form is shown: nothing is made for it then. */
export function useLongForm(isShown: boolean, { design, tone, paper }: TellingLook, name: string): FormWork | null {
  const { t } = useTranslation('statement')
  const [switches, setSwitches] = useState(DEFAULT_LONG)
  const { language, day, records, words } = useTellingGiven()
  const made = useMemo(() => {
    if (!isShown || records === null) return null
    const input = { language, name, day, switches, records, words }
    return { telling: longForm(input), has: longHas(input) }
  }, [isShown, language, name, day, switches, records, words])
  const telling = made?.telling ?? null
  const page = useMemo(
    () => (telling === null ? null : tellingPage(telling, { design, tone, paper })),
    [telling, design, tone, paper],
  )
  if (!isShown) return null
  const has = made?.has ?? NOTHING
  return {
    parts: LONG_PARTS.map((id) => ({
      id,
      label: t(`longPart.${id}`),
      description: has[id] ? (PRIVATE.has(id) ? t('private') : undefined) : t(`longMissing.${id}`),
      isThere: has[id],
      isOn: has[id] && switches[id],
      turn: (isOn) => setSwitches({ ...switches, [id]: isOn }),
    })),
    kinds: LONG_KINDS,
    save: async (kind) => (telling === null ? { saved: false } : saveLong(kind, telling, { design, tone, paper })),
    isPrivate: telling?.chapters.some(({ id }) => id === 'evidence' || id === 'truth') ?? false,
    isCut: false,
    hasWhy: telling === null || telling.why !== null,
    preview: <PdfPreview page={page} />,
  }
}

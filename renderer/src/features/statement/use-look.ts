// What the statement becomes and how it looks: remembered in the person's own sealed profile, the paper in the settings, the
// display's size asked for. What is private is never remembered as shown.
import { useEffect, useState } from 'react'
import { headsOf } from '#data/heads.ts'
import { saveProfile } from '#parts/profile.ts'
import { platform } from '#platform/platform.ts'
import { DESIGNS, FORMS, type Form, type Look, TONES } from './sheet-look.ts'

export const ANY_FORMS = [...FORMS, 'long'] as const
export type AnyForm = Form | 'long'
/** The look of any form; a sheet takes its own form beside it. */
export type AnyLook = Omit<Look, 'form'> & { form: AnyForm }

const known = <T extends string>(all: readonly T[], given: string | undefined): T | undefined =>
  all.find((one) => one === given)

/** As it was last chosen, the first of each for what was never chosen, or is not known here. */
export function rememberedLook(): Pick<AnyLook, 'form' | 'design' | 'tone'> {
  const statement = headsOf('profile')[0]?.statement
  return {
    form: known(ANY_FORMS, statement?.form) ?? 'page',
    design: known(DESIGNS, statement?.design) ?? 'seal',
    tone: known(TONES, statement?.tone) ?? 'light',
  }
}

export function useLook(): { look: AnyLook; change: (part: Partial<AnyLook>) => void } {
  const [look, setLook] = useState<AnyLook>(() => ({
    ...rememberedLook(),
    paper: 'A4',
    display: { width: 1920, height: 1080 },
  }))
  useEffect(() => {
    let isGone = false
    const take = (part: Partial<AnyLook>) => {
      if (!isGone) setLook((before) => ({ ...before, ...part }))
    }
    const leave = () => undefined
    platform()
      .readSettings()
      .then(({ paper }) => take({ paper }), leave)
    platform()
      .displaySize()
      .then((display) => take({ display }), leave)
    return () => {
      isGone = true
    }
  }, [])
  return {
    look,
    change(part) {
      const next = { ...look, ...part }
      setLook(next)
      const { form, design, tone } = next
      // Only a convenience: where it cannot be kept, the next time begins as this one did.
      if (form !== look.form || design !== look.design || tone !== look.tone)
        saveProfile({ statement: { form, design, tone } }).catch(() => undefined)
    },
  }
}

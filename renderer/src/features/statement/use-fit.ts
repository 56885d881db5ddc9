// How large the sheet is set: measured where it is shown, estimated until then. Quotes are left out only when nothing else helps.
import { useState } from 'react'
import type { Statement } from '#shared/domain/statement.ts'
import { type Fit, fitStatement } from './fit.ts'
import type { Look } from './sheet-look.ts'

interface Measured {
  /** What was measured: another statement or look starts anew. */
  of: Statement
  look: Look
  size: number | null
  /** Quotes left out besides those the estimate leaves out. */
  less: number
}

/** `onMeasure` takes what the preview says about the sheet as it is drawn now. */
export function useFit(statement: Statement, look: Look): { fit: Fit; onMeasure: (size: number | null) => void } {
  const [measured, setMeasured] = useState<Measured | null>(null)
  const current = measured?.of === statement && measured.look === look ? measured : null
  const estimate = fitStatement(statement, look.paper)
  const less = current?.less ?? 0
  const fit = { size: current?.size ?? estimate.size, evidence: Math.max(0, estimate.evidence - less) }
  return {
    fit,
    onMeasure(size) {
      const next = size === null && fit.evidence > 0 ? less + 1 : less
      if (current && current.size === size && current.less === next) return
      setMeasured({ of: statement, look, size: size ?? (next === less ? 6 : null), less: next })
    },
  }
}

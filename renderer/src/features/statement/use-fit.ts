// How large the sheet is set: measured where it is shown, estimated until then. Quotes are left out only when nothing else helps.
import { useState } from 'react'
import type { Statement } from '#shared/domain/statement.ts'
import { type Fit, fitStatement, SIZES } from './fit.ts'
import type { Look } from './sheet-look.ts'

interface Measured {
  /** What was measured: another statement or look starts anew. */
  of: Statement
  look: Look
  /** null when nothing fits with these quotes. */
  size: number | null
  /** Quotes left out besides those the estimate leaves out. */
  less: number
}

interface FitOnScreen {
  fit: Fit
  /** Not even the smallest type without quotes has room for everything. */
  isCut: boolean
  /** Takes what the preview says about the sheet as it is drawn now. The same answer twice changes nothing. */
  onMeasure: (size: number | null) => void
}

export function useFit(statement: Statement, look: Look): FitOnScreen {
  const [measured, setMeasured] = useState<Measured | null>(null)
  const current = measured?.of === statement && measured.look === look ? measured : null
  const estimate = fitStatement(statement, look.paper)
  const less = current?.less ?? 0
  const evidence = Math.max(0, estimate.evidence - less)
  const size = current ? (current.size ?? SIZES.length - 1) : estimate.size
  return {
    fit: { size, evidence },
    isCut: current !== null && current.size === null && evidence === 0,
    onMeasure(next) {
      const nextLess = next === null && evidence > 0 ? less + 1 : less
      if (current && current.size === next && current.less === nextLess) return
      setMeasured({ of: statement, look, size: next, less: nextLess })
    },
  }
}

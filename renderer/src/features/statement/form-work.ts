// What every form of the statement gives the page around it: its switches, the files it can become, and what is seen of it.
import type { ReactNode } from 'react'
import type { SaveOutcome } from '#shared/contract/contract.ts'
import type { SaveKind } from './save-statement.ts'

export interface PartSwitch {
  id: string
  label: string
  /** What is said below it: that it is private, or why there is nothing to switch. */
  description: string | undefined
  isThere: boolean
  isOn: boolean
  turn: (isOn: boolean) => void
}

export interface FormWork {
  parts: PartSwitch[]
  kinds: readonly SaveKind[]
  /** @throws a `KindError` when it could not be made or written. Closing the dialog is no error. */
  save: (kind: SaveKind) => Promise<SaveOutcome>
  /** Private parts stand on it. */
  isPrivate: boolean
  /** Not all of it has room. */
  isCut: boolean
  hasWhy: boolean
  preview: ReactNode
}

// One invented person, a freelance designer, in two languages: what the tour and the end-to-end tests type.
import type { Responses } from '../drive/session.ts'

export interface Persona {
  name: string
  entry: string
  /** A sentence of the entry that is kept. */
  keptLine: string
  /** By exercise id, then by step id. */
  responses: Record<string, Responses>
  /** Somebody placed on the pyramid, then and now. */
  client: { name: string; earlier: string; now: string }
  moment: { who: string; what: string; feeling: string }
  /** What must be found in the statement. */
  why: string
  truth: string
  firstValue: string
  experiment: string
  /** Why one draft is nearer than the other. */
  nearer: string
}

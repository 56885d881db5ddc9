// One change of the sealed profile, said to have failed when it has.
import { useState } from 'react'
import { type ProfileFields, saveProfile } from '#parts/profile.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'

export function useProfileChange() {
  const [problem, setProblem] = useState<ErrorKind | null>(null)
  return {
    problem,
    /** Resolves to whether it was saved; never rejects. */
    async change(changes: Partial<ProfileFields>): Promise<boolean> {
      try {
        await saveProfile(changes)
        setProblem(null)
        return true
      } catch (error) {
        setProblem(error instanceof KindError ? error.kind : 'unexpected')
        return false
      }
    },
  }
}

// How much room the vault’s disk has: asked when the vault opens and every few minutes, more often while there is little.
import { useEffect, useState } from 'react'
import { platform } from '#platform/platform.ts'
import { type Room, roomFor } from '#shared/domain/space.ts'

const ASK_MS = 5 * 60_000
/** While there is little, more often: making room should be seen at once. */
const ASK_SOON_MS = 20_000

export interface Space {
  room: Room
  freeBytes: number
}

export function useSpace(): Space {
  const [space, setSpace] = useState<Space>({ room: 'enough', freeBytes: Number.POSITIVE_INFINITY })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const ask = async () => {
      // A disk that does not tell its room is no reason for a notice: a save that fails will say so itself.
      const answer = await platform()
        .vaultSpace()
        .catch(() => null)
      if (isGone) return
      const room = answer ? roomFor(answer.freeBytes) : 'enough'
      if (answer) setSpace((before) => (before.room === 'enough' && room === 'enough' ? before : { room, ...answer }))
      timer = setTimeout(() => void ask(), room === 'enough' ? ASK_MS : ASK_SOON_MS)
    }
    void ask()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [])
  return space
}

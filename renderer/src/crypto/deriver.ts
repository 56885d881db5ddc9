// The page's side of key derivation: one fresh worker for each request, ended afterwards so that its memory is gone.
import type { FormerSecret, Keyslot, KeyslotFile } from '#shared/formats/keyslots.ts'
import type { DeriveAnswer, DeriveRequest, NewVaultKeys, Rewrapping, Rotating, Unlocking } from './derive.ts'
import type { Unlocker } from './keyslot-wrap.ts'

export interface Deriver {
  create(vaultId: string, unlockers: Unlocker[]): Promise<NewVaultKeys>
  unlock(vaultId: string, unlocker: Unlocker, slot: Keyslot, former?: readonly FormerSecret[]): Promise<Unlocking>
  rewrap(vaultId: string, current: Unlocker, slots: Keyslot[], next: Unlocker): Promise<Rewrapping>
  rotate(
    vaultId: string,
    current: Unlocker,
    file: Pick<KeyslotFile, 'slots' | 'former'>,
    next: Unlocker[],
  ): Promise<Rotating>
}

function askWorker(request: DeriveRequest): Promise<DeriveAnswer> {
  const worker = new Worker(new URL('./derive.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<DeriveAnswer>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<DeriveAnswer>) => resolve(event.data)
    worker.onerror = () => reject(new Error('the key worker did not start'))
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}

function unexpected(reply: DeriveAnswer): Error {
  return new Error(`key derivation failed: ${reply.task === 'failed' ? reply.message : reply.task}`)
}

/** Derives in the worker. Rejects when it cannot run (no memory, no WebAssembly). */
export const workerDeriver: Deriver = {
  async create(vaultId, unlockers) {
    const reply = await askWorker({ task: 'create', vaultId, unlockers })
    if (reply.task !== 'create') throw unexpected(reply)
    return reply.made
  },
  async unlock(vaultId, unlocker, slot, former = []) {
    const reply = await askWorker({ task: 'unlock', vaultId, unlocker, slot, former })
    if (reply.task !== 'unlock') throw unexpected(reply)
    return reply.unlocking
  },
  async rewrap(vaultId, current, slots, next) {
    const reply = await askWorker({ task: 'rewrap', vaultId, current, slots, next })
    if (reply.task !== 'rewrap') throw unexpected(reply)
    return reply.rewrapping
  },
  async rotate(vaultId, current, file, next) {
    const reply = await askWorker({ task: 'rotate', vaultId, current, file, next })
    if (reply.task !== 'rotate') throw unexpected(reply)
    return reply.rotating
  },
}

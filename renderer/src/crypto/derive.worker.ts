// Module worker: derives keys off the page's thread. Takes one request, answers once, and is ended by the page.
import { z } from 'zod'
import { argonHash } from './argon.ts'
import { answer, type DeriveAnswer, type DeriveRequest } from './derive.ts'

// The worker obeys the page's CSP, which forbids the eval that zod would try.
z.config({ jitless: true })

addEventListener('message', async (event: MessageEvent<DeriveRequest>) => {
  let reply: DeriveAnswer
  try {
    reply = await answer(argonHash, () => performance.now(), event.data)
  } catch (error) {
    reply = { task: 'failed', message: error instanceof Error ? error.name : 'unknown' }
  }
  postMessage(reply)
})

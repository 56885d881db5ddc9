// Module worker: reads the file or folder of one import off the page's thread. Ended by the page.
import { z } from 'zod'
import { type Port, serveReader } from './reader-line.ts'

// The worker obeys the page's CSP, which forbids the eval that zod would try.
z.config({ jitless: true })

serveReader(globalThis as unknown as Port)

// Module worker: packs the texts of one export off the page's thread. Ended by the page.
import { servePacking } from './packing.ts'

servePacking(globalThis as unknown as Parameters<typeof servePacking>[0])

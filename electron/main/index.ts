// Entry of the built app.
import { start } from './start.ts'

await start(null)

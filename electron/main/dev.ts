// Entry of `npm run dev` only; electron.vite.config.ts never puts it into a build.
import { app } from 'electron'
import { start } from './start.ts'

await start(app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null))

// settings.json: the few things that lie in clear (DESIGN §4, "Edges"). Everything else is sealed in the vault.
import './jitless.ts'
import { z } from 'zod'

export const settingsSchema = z.strictObject({
  format: z.literal(1),
  /** null: follow the system's language. */
  language: z.enum(['en', 'it']).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** Text zoom in percent. */
  zoom: z.int().min(50).max(200),
  /** Minutes without input before the vault locks. */
  idleMinutes: z.number().min(0.5).max(240),
  window: z.strictObject({ width: z.int().min(400).max(10000), height: z.int().min(300).max(10000) }),
  /** Blank paper over the window while another one is in front. */
  cover: z.boolean().default(false),
  /** Paper for statements. */
  paper: z.enum(['A4', 'Letter']),
  /** Folder that also gets each snapshot; null without one. Set by the main process only. */
  secondFolder: z.string().min(1).max(4096).nullable().default(null),
})
export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  format: 1,
  language: null,
  theme: 'system',
  zoom: 100,
  idleMinutes: 5,
  cover: false,
  window: { width: 1280, height: 800 },
  paper: 'A4',
  secondFolder: null,
}

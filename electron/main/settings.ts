// settings.json in the user-data folder: read once, kept in memory, written atomically. A damaged file means defaults.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '#shared/formats/settings.ts'
import { replaceFile } from './atomic-write.ts'

export interface SettingsFile {
  current(): Settings
  write(settings: Settings): Promise<Settings>
}

async function read(file: string): Promise<Settings> {
  try {
    return settingsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return DEFAULT_SETTINGS
  }
}

export async function openSettings(folder: string): Promise<SettingsFile> {
  const file = join(folder, 'settings.json')
  let settings = await read(file)
  let last: Promise<unknown> = Promise.resolve()
  return {
    current: () => settings,
    write(next) {
      const write = last.then(async () => {
        await replaceFile(file, new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`))
        settings = next
        return next
      })
      last = write.catch(() => undefined)
      return write
    },
  }
}

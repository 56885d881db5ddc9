// Plain text: one file is one entry, its date in the file's name or, failing that, the file's own.
import { withoutTokens } from '../../domain/imported.ts'
import { dayInName, whenFromText } from './dates.ts'
import { baseName, blankEntry, cleanTitle, type ImportParser, withExtension } from './import-files.ts'
import { remark } from './media.ts'

export const plainText: ImportParser = {
  source: 'plain-text',
  recognises: async (files) => withExtension(files, 'txt', 'text').length > 0,
  async *items(files, tools) {
    for (const { name, modified } of withExtension(files, 'txt', 'text')) {
      const read = await files.text(name)
      const text = withoutTokens(read.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')).replace(/\s+$/, '')
      if (text.trim() === '') {
        yield { kind: 'skipped', name, why: 'empty' }
        continue
      }
      const inName = dayInName(name)
      const said = inName ? whenFromText(`${inName.day} ${inName.time ?? ''}`.trim(), null, tools.homeZone) : null
      const changed = modified === null ? null : whenFromText(modified, tools.homeZone, tools.homeZone)
      const when = said ?? changed ?? { day: tools.today, instant: null, zone: null }
      const entry = { ...blankEntry(when.day), instant: when.instant }
      if (!said) remark(entry, changed ? 'date-from-file' : 'date-unknown')
      if (read.guessed) remark(entry, 'text-guessed')
      entry.title = cleanTitle(inName ? inName.rest : baseName(name).replace(/\.[^.]+$/, ''))
      entry.content = { format: 'plain', text }
      yield { kind: 'entry', entry }
    }
  },
}

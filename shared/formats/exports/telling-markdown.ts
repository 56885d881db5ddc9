// A telling as CommonMark. Every text of the person is escaped: it shows as it was written.
import { markdownText } from '../../domain/markdown.ts'
import type { Telling, TellingBlock } from '../../domain/telling/telling.ts'

const line = (text: string) => markdownText(text).replaceAll('\n', '\\\n')
const oneLine = (text: string) => markdownText(text.replace(/\s+/g, ' ').trim())
const quoted = (text: string) => `> ${markdownText(text).replaceAll('\n', '\\\n> ')}`
const withNote = (text: string, note: string) => (note === '' ? text : `${text}\n>\n> *${oneLine(note)}*`)

function block(one: TellingBlock): string {
  switch (one.kind) {
    case 'heading':
      return `### ${oneLine(one.text)}${one.note === '' ? '' : `\n\n*${oneLine(one.note)}*`}`
    case 'words':
      return line(one.text)
    case 'says':
      return `*${oneLine(one.text)}*`
    case 'why':
    case 'truth':
    case 'quote':
      return withNote(quoted(one.text), one.note)
    case 'clause':
      return `### ${one.before === '' ? '' : `${oneLine(one.before)} `}${oneLine(one.text)}`
    case 'list':
      return one.items
        .map(({ text, note }, index) => `${index + 1}. ${oneLine(text)}${note === '' ? '' : `: *${oneLine(note)}*`}`)
        .join('\n')
    case 'fact':
      return `- **${oneLine(one.label)}** ${oneLine(one.text)}`
  }
}

/** Facts that follow one another are one list. */
function joined(blocks: readonly TellingBlock[]): string {
  return blocks
    .map((one, index) => `${one.kind === 'fact' && blocks[index - 1]?.kind === 'fact' ? '\n' : '\n\n'}${block(one)}`)
    .join('')
}

export function tellingMarkdown({ title, name, why, noWhy, said, chapters }: Telling): string {
  const head = [
    `# ${oneLine(title)}`,
    ...(name === '' ? [] : [line(name)]),
    why === null ? `*${oneLine(noWhy)}*` : quoted(why),
  ]
  const parts = chapters.map((chapter) => `## ${oneLine(chapter.title)}${joined(chapter.blocks)}`)
  return `${[...head, ...parts, `*${oneLine(said.day)}*`].join('\n\n')}\n`
}

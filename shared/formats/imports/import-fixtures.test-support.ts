// For tests: files by name, and small journals of every source with the traps of real exports in them.
import type { ImportItem } from '../../domain/imported.ts'
import type { FileText, ImportFiles, ImportParser, ImportTools, XmlElement } from './import-files.ts'

export function filesOf(texts: Record<string, string>, modified: string | null = null): ImportFiles {
  const files = Object.entries(texts).map(([name, text]) => ({ name, bytes: text.length, modified }))
  return {
    files,
    text: async (name): Promise<FileText> => ({ text: texts[name] ?? '', guessed: false }),
  }
}

/** Without libraries: YAML is not needed by most, XML not at all. */
export const PLAIN_TOOLS: ImportTools = {
  yaml: () => {
    throw new SyntaxError('no YAML here')
  },
  xml: (): XmlElement => {
    throw new SyntaxError('no XML here')
  },
  homeZone: 'Europe/Rome',
  today: '2026-11-22',
}

export async function itemsOf(
  parser: ImportParser,
  files: ImportFiles,
  tools: ImportTools = PLAIN_TOOLS,
): Promise<ImportItem[]> {
  const items: ImportItem[] = []
  for await (const item of parser.items(files, tools)) items.push(item)
  return items
}

const MD5 = '0123456789abcdef0123456789abcdef'

/** Two journals; a photo declared in another entry than the one that shows it; entries without sound text. */
export const DAY_ONE: Record<string, string> = {
  'Journal.json': JSON.stringify({
    metadata: { version: '1.0' },
    entries: [
      {
        uuid: 'A0000000000000000000000000000001',
        creationDate: '1969-07-20T20:17:40Z',
        timeZone: 'America/New_York',
        text: '# A walk\\. Alone\\!\n\nIt was late\\, and \u200bquiet\\.\n\n![](dayone-moment://PHOTO-ID)\n\nSee [that day](dayone2://view?entryId=B) or [this page](https://example.org/)\\.',
        tags: ['walks', '#walks', 'Torino'],
        starred: true,
        location: {
          placeName: 'Valentino',
          localityName: 'Torino',
          country: 'Italia',
          latitude: 45.05,
          longitude: 7.68,
        },
        weather: { conditionsDescription: 'Clear' },
      },
      {
        uuid: 'A0000000000000000000000000000002',
        creationDate: '2019-01-01T23:30:00Z',
        timeZone: 'Europe/Rome',
        text: 'After midnight here\\.',
        richText: 'not json at all',
        photos: [{ identifier: 'PHOTO-ID', md5: MD5, type: 'jpeg', orderInEntry: 0 }],
        audios: [{ identifier: 'SOUND', md5: '', type: 'm4a' }],
      },
      { uuid: 'A0000000000000000000000000000003', creationDate: '2019-01-02T08:00:00Z', timeZone: 'Europe/Rome' },
      {
        uuid: 'A0000000000000000000000000000004',
        creationDate: '2019-01-03T08:00:00Z',
        timeZone: 'Mars/Olympus',
        richText: JSON.stringify({ contents: [{ text: 'Only the structured form.' }] }),
        photos: [{ identifier: 'NOWHERE', md5: 'not-a-hash', type: 'jpeg' }],
      },
      { uuid: 'A0000000000000000000000000000005', creationDate: 'yesterday', text: 'No date' },
      'not an entry',
    ],
  }),
  'Work.json': JSON.stringify({
    metadata: { version: '2024.14' },
    entries: [
      {
        uuid: 'B0000000000000000000000000000001',
        creationDate: '1850-03-01T10:00:00Z',
        timeZone: 'Europe/London',
        text: 'An old day\\. ![](dayone-moment:/audio/SOUND)',
      },
    ],
  }),
  [`photos/${MD5}.jpeg`]: '',
  'audios/SOUND.m4a': '',
}

/** Missing numbers as the greatest double; HTML; a photo that is not there; a date before 1970. */
export const JOURNEY: Record<string, string> = {
  '1541259000000-abc.json': JSON.stringify({
    id: '1541259000000-abc',
    date_journal: 1541259000000,
    date_modified: 1541259000001,
    timezone: 'Asia/Tokyo',
    text: '<p dir="auto">Rain &amp; <b>noise</b></p><script>window.ran = true</script>',
    type: 'html',
    preview_text: 'Rain & noise',
    mood: 3,
    sentiment: 1.7976931348623157e308,
    lat: 1.7976931348623157e308,
    lon: 1.7976931348623157e308,
    address: 'Shibuya',
    label: '',
    folder: '',
    favourite: true,
    photos: ['1541259000000-abc-x1.jpg', 'gone.jpg'],
    weather: { id: 0, degree_c: 1.7976931348623157e308, description: '', icon: '' },
    tags: ['city'],
    music_title: '',
  }),
  '1541259000000-abc-x1.jpg': '',
  'old.json': JSON.stringify({
    id: 'old',
    date_journal: -86_400_000,
    timezone: '',
    text: 'Before the epoch',
    tags: [],
    photos: [],
  }),
  'odd.json': JSON.stringify({ id: 'odd', date_journal: 1.7976931348623157e308, text: 'No date at all' }),
}

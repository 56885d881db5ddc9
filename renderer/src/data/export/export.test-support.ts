// For tests: the words of an export, each its own name.
import type { ExportWords } from '#shared/formats/exports/readable.ts'

export const WORDS: ExportWords = {
  language: 'en',
  journal: 'Journal',
  contents: 'Contents',
  beside: 'Beside',
  noTitle: 'No words',
  tags: 'Tags',
  people: 'With',
  mood: 'Mood',
  energy: 'Energy',
  starred: 'Starred',
  zone: 'Zone',
  file: 'File',
  madeWith: 'Made with Unborrowed',
  moods: ['0', '1', '2', '3', '4'],
  energies: ['0', '1', '2', '3', '4'],
  kind: (kind) => kind,
  field: (field) => field,
  day: (day) => day,
}

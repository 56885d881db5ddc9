// SX1: plain text holds what stands on the page, as it was written.
import { expect, test } from 'vitest'
import type { Statement, StatementLabels } from './statement.ts'
import { statementText } from './statement-text.ts'

const labels: StatementLabels = {
  title: 'Il mio perché',
  values: 'Valori',
  experiment: 'Esperimento',
  obstacle: 'Ostacolo',
  plan: 'Piano',
  when: 'Entro',
  truth: 'Verità',
  evidence: 'Righe',
  noWhy: 'Qui starà il perché.',
}
const full: Statement = {
  language: 'it',
  name: 'Anna',
  why: '# Perché <b>è</b> così',
  values: ['Lealtà', 'Quiete'],
  experiment: { what: 'Chiedere', obstacle: '', plan: 'Dirlo', day: '2026-12-04' },
  truth: 'La verità',
  evidence: ['Prima riga', 'Seconda'],
  day: '2026-11-22',
}

test('[SX1] plain text holds every part as it was written', () => {
  expect(statementText(full, labels, (day) => `il ${day}`)).toBe(
    [
      'Il mio perché\nAnna',
      '# Perché <b>è</b> così',
      'Valori\n1. Lealtà\n2. Quiete',
      'Esperimento\nChiedere\nPiano: Dirlo\nEntro: il 2026-12-04',
      'Verità\nLa verità',
      'Righe\n– Prima riga\n– Seconda',
      'il 2026-11-22\n',
    ].join('\n\n'),
  )
})

test('[SX1] what is missing or switched off is not in it', () => {
  const bare = { ...full, name: '', why: null, values: [], experiment: null, truth: null, evidence: [] }
  expect(statementText(bare, labels)).toBe('Il mio perché\n\nQui starà il perché.\n\n2026-11-22\n')
})

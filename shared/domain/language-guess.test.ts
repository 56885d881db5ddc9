// [ED33]: the language of an entry, guessed from its small words.
import { expect, test } from 'vitest'
import { guessLanguage } from './language-guess.ts'

test.each([
  ['en', 'I went to the office and the whole day was spent on a deck that nobody will read.'],
  ['en', 'It was late when they left, and she said that it had not been what I would have chosen.'],
  ['it', 'Oggi sono rimasto in ufficio fino a tardi perché il cliente non aveva ancora deciso che cosa gli serve.'],
  ['it', 'L’altro giorno ho detto di sì, ma non era quello che volevo. C’era un’ora sola e l’ho data a loro.'],
  [undefined, ''],
  [undefined, 'Milano, 12.30: pitch, deck, call.'],
  [undefined, 'Ho scritto the report and poi the meeting con il team of the client per the day.'],
] as const)('[ED33] %s: %s', (language, text) => {
  expect(guessLanguage(text)).toBe(language)
})

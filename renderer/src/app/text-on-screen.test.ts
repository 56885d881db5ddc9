// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { textOnScreen } from './text-on-screen.ts'

test('[A30] the words of a screen are its filled fields in order; a passphrase is never among them', () => {
  const page = document.createElement('main')
  const line = Object.assign(document.createElement('input'), { type: 'text', value: 'A title' })
  const secret = Object.assign(document.createElement('input'), { type: 'password', value: 'open sesame' })
  const editor = document.createElement('div')
  editor.setAttribute('contenteditable', 'true')
  for (const words of ['First.', 'Second.'])
    editor.append(Object.assign(document.createElement('p'), { textContent: words }))
  page.append(line, secret, editor, document.createElement('textarea'))
  expect(textOnScreen(page)).toBe('A title\n\nFirst.\nSecond.')
})

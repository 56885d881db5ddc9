import { expect, test } from 'vitest'
import { kitPage, kitText } from './kit-page.ts'

const TEXTS = { title: 'Kit', what: 'It <opens> & more', how: 'How', keep: 'Keep', made: 'Made' }
const CODE = 'Z1WN-VJ89-RX93'

test('[A8] the kit holds every group of the code, and its texts are escaped', () => {
  const page = kitPage(CODE, TEXTS, 'en', 'Letter')
  for (const group of CODE.split('-')) expect(page.body).toContain(group)
  expect(page.body).not.toContain('<opens>')
  expect(page.paper).toBe('Letter')
  expect(new TextDecoder().decode(kitText(CODE, TEXTS))).toContain(CODE)
})

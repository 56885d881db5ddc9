// @vitest-environment jsdom
// [J5]–[J9], [J13]: what the editor does with a text, a caret and a kept line.
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Activity } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { EditorDocument, EditorNode } from './document.ts'
import { stubLayout } from './layout.test-support.ts'
import TextEditor, { type TextEditorProps } from './TextEditor.tsx'

beforeAll(stubLayout)
afterEach(cleanup)

const paragraph = (words: string): EditorNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const textOf = (...blocks: EditorNode[]): EditorDocument => ({ schema: 1, doc: { type: 'doc', content: blocks } })
const words = 'I polish. I make the deck more beautiful. Then I am proud.'

function show(given: Partial<TextEditorProps> = {}) {
  const onChange = vi.fn<(doc: EditorDocument) => void>()
  const props: TextEditorProps = { label: 'Your text', value: textOf(paragraph(words)), onChange, ...given }
  const { rerender } = render(<TextEditor {...props} />)
  const rerenderWith = (more: Partial<TextEditorProps>) => rerender(<TextEditor {...props} {...more} />)
  return { onChange, box: screen.getByRole('textbox', { name: 'Your text' }), rerenderWith }
}

/** The last document handed out. */
function lastOf(onChange: ReturnType<typeof show>['onChange']): EditorDocument {
  const doc = onChange.mock.lastCall?.[0]
  if (!doc) throw new Error('nothing was handed out')
  return doc
}

/** The text under the kept mark of `spark`. */
function keptText(doc: EditorDocument, spark: string): string {
  const all = (node: EditorNode): EditorNode[] => [node, ...(node.content ?? []).flatMap(all)]
  return all(doc.doc)
    .filter((node) => node.marks?.some(({ type, attrs }) => type === 'kept' && attrs?.spark === spark))
    .map(({ text }) => text)
    .join('')
}

const keepKey = { key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }

test('[J5] the field is a labelled multi-line text box that no browser remembers or spell-checks', () => {
  const { box } = show({ placeholder: 'Write' })
  for (const [name, value] of Object.entries({
    'aria-multiline': 'true',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-placeholder': 'Write',
  }))
    expect.soft(box.getAttribute(name), name).toBe(value)
})

test('[J5] no style element is put into the page', () => {
  show()
  expect(document.querySelectorAll('style')).toHaveLength(0)
})

test('[J6] opening a text changes nothing', () => {
  const { onChange } = show({ value: textOf({ type: 'strange', attrs: { a: 1 } }, paragraph('known')) })
  expect(onChange).not.toHaveBeenCalled()
})

test('[J6] a changed text keeps its unknown nodes and its schema number', async () => {
  const strange: EditorNode = { type: 'strange', attrs: { a: 1 }, content: [paragraph('inside')] }
  const { onChange } = show({
    value: { schema: 7, doc: { type: 'doc', content: [strange, paragraph(words)] } },
    onKeep: (_quote, mark) => mark('s1'),
    initialCaret: 4,
  })
  fireEvent.keyDown(screen.getByRole('textbox'), keepKey)
  expect(lastOf(onChange).schema).toBe(7)
  expect(lastOf(onChange).doc.content?.[0]).toEqual(strange)
  expect(screen.getByText('inside')).toBeTruthy()
})

test.each([
  [4, 'I polish.'],
  [10, 'I polish.'],
  [20, 'I make the deck more beautiful.'],
  [999, 'Then I am proud.'],
])('[J7] with the caret at %i and nothing selected, the shortcut keeps the sentence around it', (caret, sentence) => {
  const onKeep = vi.fn()
  const { box } = show({ onKeep, initialCaret: caret })
  fireEvent.keyDown(box, keepKey)
  expect(onKeep).toHaveBeenCalledExactlyOnceWith(sentence, expect.any(Function))
})

test('[J7] there is no line to keep in an empty text', () => {
  const onKeep = vi.fn()
  const { box } = show({ onKeep, value: textOf({ type: 'paragraph' }) })
  fireEvent.keyDown(box, keepKey)
  expect(onKeep).not.toHaveBeenCalled()
})

test('[J7] the mark is set once the spark has its id, and undo does not take it away', async () => {
  let mark: ((id: string) => void) | undefined
  const { onChange, box } = show({
    onKeep: (_quote, later) => {
      mark = later
    },
    initialCaret: 4,
  })
  fireEvent.keyDown(box, keepKey)
  expect(onChange).not.toHaveBeenCalled()
  act(() => mark?.('s1'))
  expect(keptText(lastOf(onChange), 's1')).toBe('I polish.')
  onChange.mockClear()
  fireEvent.keyDown(box, { key: 'z', code: 'KeyZ', keyCode: 90, ctrlKey: true })
  expect(onChange).not.toHaveBeenCalled()
})

test('[J8] a line that is kept already is not kept again', () => {
  const onKeep = vi.fn((_quote: string, mark: (id: string) => void) => mark('s1'))
  const { box } = show({ onKeep, initialCaret: 4 })
  fireEvent.keyDown(box, keepKey)
  fireEvent.keyDown(box, keepKey)
  expect(onKeep).toHaveBeenCalledTimes(1)
})

test('[J8] selecting text offers a button reached from the keyboard, and it goes away after keeping', async () => {
  const user = userEvent.setup()
  const onKeep = vi.fn((_quote: string, mark: (id: string) => void) => mark('s2'))
  const { onChange, box } = show({ onKeep, keepLabel: 'Keep this line', autoFocus: true })
  await waitFor(() => expect(document.activeElement).toBe(box))
  fireEvent.keyDown(box, { key: 'a', code: 'KeyA', keyCode: 65, ctrlKey: true })
  const button = await screen.findByRole('button', { name: 'Keep this line' })
  await user.tab()
  expect(document.activeElement).toBe(button)
  await user.keyboard('{Enter}')
  expect(onKeep).toHaveBeenCalledExactlyOnceWith(words, expect.any(Function))
  expect(keptText(lastOf(onChange), 's2')).toBe(words)
  expect(screen.queryByRole('button')).toBeNull()
})

test('[J9] hearing its own text back, even an older one, resets nothing', () => {
  const { onChange, rerenderWith, box } = show({ onKeep: (_quote, mark) => mark('s1'), initialCaret: 4 })
  fireEvent.keyDown(box, keepKey)
  const echoed = lastOf(onChange)
  rerenderWith({ value: echoed })
  expect(box.querySelector('[data-spark]')?.textContent).toBe('I polish.')
  rerenderWith({ value: textOf(paragraph('another text')) })
  expect(box.textContent).toBe('another text')
})

test('[J13] the caret is told, and a caret beyond the text stands at its end', () => {
  const onCaret = vi.fn()
  show({ onCaret, initialCaret: 5000 })
  expect(onCaret.mock.lastCall?.[0]).toBe(words.length + 1)
})

test('[J9] a text that was hidden and is shown again is the text as it was last written', () => {
  const value = textOf(paragraph(words))
  const screenOf = (mode: 'visible' | 'hidden') => (
    <Activity mode={mode}>
      <TextEditor label="Your text" value={value} onChange={() => undefined} onKeep={(_quote, mark) => mark('s1')} />
    </Activity>
  )
  const { rerender } = render(screenOf('visible'))
  fireEvent.keyDown(screen.getByRole('textbox'), keepKey)
  rerender(screenOf('hidden'))
  rerender(screenOf('visible'))
  expect(screen.getByRole('textbox').querySelector('[data-spark]')?.textContent).toBe('I polish.')
})

test('[J14] a line let go loses its underline and keeps its mark, and has it again when taken back', () => {
  const value = textOf({
    type: 'paragraph',
    content: [{ type: 'text', text: 'I polish.', marks: [{ type: 'kept', attrs: { spark: 's1' } }] }],
  })
  const { box, onChange, rerenderWith } = show({ value, keptIds: new Set(['s1']) })
  expect(box.querySelector('[data-let-go]')).toBeNull()
  rerenderWith({ keptIds: new Set() })
  expect(box.querySelector('[data-spark] [data-let-go], [data-let-go] [data-spark]')).toBeTruthy()
  rerenderWith({ keptIds: new Set(['s1']) })
  expect(box.querySelector('[data-let-go]')).toBeNull()
  expect(onChange).not.toHaveBeenCalled()
})

test('[J5] Ctrl + Enter is left to the page; Shift + Enter breaks the line', async () => {
  const { box, onChange } = show()
  fireEvent.keyDown(box, { key: 'Enter', code: 'Enter', keyCode: 13, ctrlKey: true })
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.keyDown(box, { key: 'Enter', code: 'Enter', keyCode: 13, shiftKey: true })
  await waitFor(() => expect(JSON.stringify(lastOf(onChange).doc)).toContain('hardBreak'))
})

// @vitest-environment jsdom
// [ED10]–[ED15]: the bar, links, people, pasted Markdown, files and ways of writing.
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { setLanguage } from '#i18n/i18n.ts'
import type { EditorDocument, EditorNode } from './document.ts'
import type { EditorTools } from './editor-tools.ts'
import { stubLayout } from './layout.test-support.ts'
import { looksLikeMarkdown } from './markdown-paste.ts'
import TextEditor from './TextEditor.tsx'
import { choicesFor } from './use-mentions.ts'

beforeAll(async () => {
  stubLayout()
  await setLanguage('en')
})
afterEach(cleanup)

const words = (text: string): EditorNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const textOf = (...blocks: EditorNode[]): EditorDocument => ({ schema: 2, doc: { type: 'doc', content: blocks } })

function show(tools: EditorTools = {}, value = textOf(words('One line.'))) {
  const onChange = vi.fn<(doc: EditorDocument) => void>()
  const { rerender } = render(
    <TextEditor label="Text" value={value} onChange={onChange} tools={tools} initialCaret={3} />,
  )
  const last = () => onChange.mock.lastCall?.[0].doc.content
  const again = (more: EditorTools) =>
    rerender(<TextEditor label="Text" value={value} onChange={onChange} tools={more} initialCaret={3} />)
  return { onChange, last, again, box: screen.getByRole('textbox', { name: 'Text' }) }
}

test('[ED10] the bar is one stop for Tab, goes by arrows, and its buttons say whether they are on', async () => {
  const user = userEvent.setup()
  const { last } = show()
  const bar = screen.getByRole('toolbar', { name: 'How the words look' })
  expect(bar.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
  act(() => screen.getByRole('button', { name: 'Large heading' }).focus())
  await user.keyboard('{ArrowRight}{Enter}')
  expect(last()?.[0]).toMatchObject({ type: 'heading', attrs: { level: 2 } })
  await waitFor(() => expect(screen.getByRole('button', { name: 'Heading' }).getAttribute('aria-pressed')).toBe('true'))
  await user.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(document.activeElement?.getAttribute('data-tool')).toBe('link')
})

test('[ED11] where the caret is in a link its whole address is shown, and copying is all that is done with it', async () => {
  const onCopyLink = vi.fn()
  const href = 'https://example.org/a?b=c'
  const link: EditorNode = {
    type: 'paragraph',
    content: [{ type: 'text', text: 'a place', marks: [{ type: 'link', attrs: { href } }] }],
  }
  const { box } = show({ onCopyLink }, textOf(link))
  expect(await screen.findByText(href)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Copy the address' }))
  expect(onCopyLink).toHaveBeenCalledExactlyOnceWith(href)
  const anchor = box.querySelector('a')
  const click = new MouseEvent('click', { bubbles: true, cancelable: true })
  anchor?.dispatchEvent(click)
  expect(click.defaultPrevented).toBe(true)
})

test('[ED11] an address of another kind is refused in words and is never an address in the page', async () => {
  const user = userEvent.setup()
  const unsafe: EditorNode = {
    type: 'paragraph',
    content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
  }
  const { box, onChange } = show({}, textOf(unsafe))
  expect(box.querySelector('a[href]')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Link' }))
  const field = screen.getByRole('textbox', { name: 'Address' })
  await user.clear(field)
  await user.type(field, 'data:text/html,x{Enter}')
  expect(screen.getByRole('alert').textContent).toMatch('https, http or mailto')
  expect(onChange).not.toHaveBeenCalled()
})

test('[ED12] only text that is plainly Markdown is taken for it', () => {
  for (const yes of [
    '# Title\nwords',
    '- a\n- b',
    '- [ ] to do',
    '1. a\n2. b',
    '> said',
    'so **very** much',
    '[a](https://b.c)',
  ])
    expect(looksLikeMarkdown(yes), yes).toBe(true)
  for (const no of [
    'Ordinary words.',
    '- Buongiorno.',
    '5 * 3 * 2',
    'snake_case_name',
    '#tag here',
    'a [note] (aside)',
  ])
    expect(looksLikeMarkdown(no), no).toBe(false)
})

test('[ED13] a name with a small second word is the sentence going on, not a new person', () => {
  const source = { find: (query: string) => (query.startsWith('an') ? [{ id: 'p', label: 'Anna' }] : []), add: vi.fn() }
  expect(choicesFor('an', source)).toEqual([
    { id: 'p', label: 'Anna' },
    { id: null, label: 'an' },
  ])
  expect(choicesFor('Luca Rossi', source)).toEqual([{ id: null, label: 'Luca Rossi' }])
  expect(choicesFor('luca went', source)).toEqual([])
})

test('[ED14] an attachment is drawn by its owner, who can describe it or take it out; unknown owners see its words', async () => {
  const picture: EditorNode = { type: 'attachment', attrs: { id: 'sea', alt: 'The sea' } }
  const { last } = show(
    {
      attachment: (id, alt, hands) => (
        <>
          <button type="button" onClick={() => hands.setAlt('Dawn')}>{`${id}: ${alt}`}</button>
          <button type="button" onClick={hands.remove}>
            out
          </button>
        </>
      ),
    },
    textOf(words('Before'), picture),
  )
  fireEvent.click(await screen.findByRole('button', { name: 'sea: The sea' }))
  expect(await screen.findByRole('button', { name: 'sea: Dawn' })).toBeTruthy()
  expect(last()?.[1]).toEqual({ type: 'attachment', attrs: { id: 'sea', alt: 'Dawn' } })
  fireEvent.click(screen.getByRole('button', { name: 'out' }))
  expect(last()).toEqual([words('Before')])
})

test('[ED15] while others are dimmed, the paragraph of the caret is marked, and only then', () => {
  const value = textOf(words('One line.'), words('Another.'))
  const modes = { focus: true, typewriter: false }
  const { box, again } = show({ modes }, value)
  expect([...box.children].map((block) => block.classList.contains('is-current'))).toEqual([true, false])
  again({ modes: { ...modes, focus: false } })
  expect(box.querySelector('.is-current')).toBeNull()
})

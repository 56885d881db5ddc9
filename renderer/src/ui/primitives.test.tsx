// @vitest-environment jsdom
// [J15]–[J19]: what every primitive promises to keyboards, screen readers and the page's CSP.
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '#i18n/i18n.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Notice } from './Notice.tsx'
import { Page } from './Page.tsx'
import { RadioGroup } from './RadioGroup.tsx'
import { RadioScale } from './RadioScale.tsx'
import { Select } from './Select.tsx'
import { Switch } from './Switch.tsx'
import { TextArea } from './TextArea.tsx'
import { TextField } from './TextField.tsx'

function Scale({ told }: { told: (value: number | null) => void }) {
  const [value, setValue] = useState<number | null>(null)
  const change = (next: number | null) => {
    told(next)
    setValue(next)
  }
  return (
    <RadioScale label="Because I want it" words={['not at all', 'a little', 'much']} value={value} onChange={change} />
  )
}

function Asking() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Ask</Button>
      <Dialog title="Are you sure?" isOpen={isOpen} onClose={() => setOpen(false)} actions={<Button>Yes</Button>}>
        <p>Words about it.</p>
      </Dialog>
    </>
  )
}

beforeAll(async () => {
  // jsdom has no CSS.escape.
  vi.stubGlobal('CSS', { escape: (id: string) => id.replace(/[^\w-]/g, '\\$&') })
  await setLanguage('en')
})
beforeEach(() => {
  // As renderer/index.html has it: with this id present react-aria injects no style element.
  document.head.innerHTML = '<meta id="react-aria-pressable-style">'
})
afterEach(cleanup)

test('[J15] every text field is labelled, described, and remembered by no browser', () => {
  render(
    <>
      <TextField label="Name" description="Printed below" error="Too long" value="" onChange={() => undefined} />
      <TextArea label="Reason" hideLabel value="" onChange={() => undefined} />
    </>,
  )
  const name = screen.getByRole('textbox', { name: 'Name', description: 'Printed below Too long' })
  expect(name.getAttribute('aria-invalid')).toBe('true')
  for (const field of [name, screen.getByRole('textbox', { name: 'Reason' })]) {
    expect(field.getAttribute('autocomplete')).toBe('off')
    expect(field.getAttribute('spellcheck')).toBe('false')
  }
})

test('[J16] a scale is one radio group in plain words, moved by arrows, and can be left open again', async () => {
  const user = userEvent.setup()
  const told = vi.fn()
  render(<Scale told={told} />)
  expect(screen.getByRole('radiogroup', { name: 'Because I want it' })).toBeTruthy()
  expect(screen.queryByRole('radio', { checked: true })).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'a little' }))
  await user.keyboard('{ArrowRight}')
  expect(told.mock.calls).toEqual([[1], [2]])
  await user.click(screen.getByRole('button', { name: 'Clear: Because I want it' }))
  expect(told).toHaveBeenLastCalledWith(null)
  expect(screen.queryByRole('radio', { checked: true })).toBeNull()
})

test('[J16] a radio group tells the chosen id', async () => {
  const told = vi.fn()
  const options = [
    { id: 'a', label: 'A4', description: '210 × 297' },
    { id: 'b', label: 'Letter' },
  ] as const
  render(<RadioGroup label="Paper" options={options} value="a" onChange={told} />)
  await userEvent.click(screen.getByRole('radio', { name: 'Letter' }))
  expect(told).toHaveBeenCalledExactlyOnceWith('b')
})

test('[J16] a select opens from the keyboard and tells the chosen id', async () => {
  const user = userEvent.setup()
  const told = vi.fn()
  const options = [
    { id: 'en', label: 'English' },
    { id: 'it', label: 'Italiano' },
  ] as const
  render(<Select label="Language" options={options} value="en" onChange={told} />)
  await user.tab()
  await user.keyboard('{Enter}')
  await user.click(await screen.findByRole('option', { name: 'Italiano' }))
  expect(told).toHaveBeenCalledExactlyOnceWith('it')
})

test('[J16] a switch is a switch', async () => {
  const told = vi.fn()
  render(<Switch label="Truth" description="Private" isSelected={false} onChange={told} />)
  await userEvent.click(screen.getByRole('switch', { name: /Truth/ }))
  expect(told).toHaveBeenCalledExactlyOnceWith(true)
})

test('[J17] a dialog is named, holds the focus, closes on Esc and gives the focus back', async () => {
  const user = userEvent.setup()
  render(<Asking />)
  const opener = screen.getByRole('button', { name: 'Ask' })
  await user.click(opener)
  const dialog = await screen.findByRole('dialog', { name: 'Are you sure?' })
  expect(dialog.contains(document.activeElement)).toBe(true)
  await user.tab()
  await user.tab()
  expect(dialog.contains(document.activeElement)).toBe(true)
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await vi.waitFor(() => expect(document.activeElement).toBe(opener))
})

test('[J17] no primitive puts a style element into the page', async () => {
  render(
    <>
      <Switch label="A" isSelected onChange={() => undefined} />
      <Select label="B" options={[{ id: 'x', label: 'X' }]} value="x" onChange={() => undefined} />
      <Dialog title="C" isOpen onClose={() => undefined}>
        <RadioScale label="D" words={['no', 'yes']} value={0} onChange={() => undefined} />
      </Dialog>
    </>,
  )
  expect(document.querySelectorAll('style')).toHaveLength(0)
})

test('[J18] a problem is an alert, a calm notice a status', () => {
  render(
    <>
      <Notice tone="problem">The disk is full.</Notice>
      <Notice tone="calm">Deleted.</Notice>
    </>,
  )
  expect(screen.getByRole('alert').textContent).toBe('The disk is full.')
  expect(screen.getByRole('status').textContent).toBe('Deleted.')
})

test('[J19] a page is one main landmark with one heading, which has the focus when nothing else has', () => {
  render(<Page kicker="Journal" title="You wrote." />)
  expect(screen.getByRole('main')).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1 })).toBe(document.activeElement)
})

test('[J19] a button submits nothing unless it is told to', () => {
  render(<Button>Do it</Button>)
  expect(screen.getByRole('button').getAttribute('type')).toBe('button')
})

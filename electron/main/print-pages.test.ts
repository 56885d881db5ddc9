// A page that waits to be printed can be fetched once, under its own stricter policy, and cannot break out of its title.
import { expect, test, vi } from 'vitest'
import { createPrintPages } from './print-pages.ts'

vi.mock('electron', () => ({ protocol: {} }))
const { answer } = await import('./protocol.ts')

const page = { title: '</title><p>A & B', language: 'it', body: '<h1>x</h1>', css: 'h1 {}', paper: 'A4' } as const

test('[S12] each file is given out once, with a policy that allows a stylesheet and fonts only', async () => {
  const pages = createPrintPages()
  const { address } = pages.add(page)
  const first = await answer('/none', pages, new Request(address))
  expect(first.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; font-src 'self'/)
  expect(await first.text()).toContain('<title>&lt;/title&gt;&lt;p&gt;A &amp; B</title>')
  expect((await answer('/none', pages, new Request(address))).status).toBe(404)
  expect((await answer('/none', pages, new Request(address.replace('.html', '.css')))).status).toBe(200)
})

test('[S12] a forgotten page is gone, and addresses do not repeat', async () => {
  const pages = createPrintPages()
  const [one, two] = [pages.add(page), pages.add(page)]
  expect(one.address).not.toBe(two.address)
  one.forget()
  expect((await answer('/none', pages, new Request(one.address))).status).toBe(404)
})

test('[S1] only GET is answered', async () => {
  const pages = createPrintPages()
  const { address } = pages.add(page)
  expect((await answer('/none', pages, new Request(address, { method: 'POST' }))).status).toBe(404)
})

// A page that waits to be printed can be fetched once, under its own stricter policy, and cannot break out of its title.
import { expect, test, vi } from 'vitest'
import { createPrintPages } from './print-pages.ts'

vi.mock('electron', () => ({ protocol: {} }))
const { answer } = await import('./protocol.ts')

const page = { title: '</title><p>A & B', language: 'it', body: '<h1>x</h1>', css: 'h1 {}', paper: 'A4' } as const

test('[S12] each file is given out once, with a policy that allows a stylesheet, fonts and its own pictures only', async () => {
  const pages = createPrintPages()
  const { address } = pages.add(page)
  const first = await answer('/none', pages, new Request(address))
  expect(first.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'/,
  )
  expect(await first.text()).toContain('<title>&lt;/title&gt;&lt;p&gt;A &amp; B</title>')
  expect((await answer('/none', pages, new Request(address))).status).toBe(404)
  expect((await answer('/none', pages, new Request(address.replace('.html', '.css')))).status).toBe(200)
})

test('[S12] pictures of a page are given out once with their type, and forgotten with it', async () => {
  const pages = createPrintPages()
  const picture = { name: '1', mime: 'image/png', data: new Uint8Array([1, 2]) } as const
  const [shown, forgotten] = [
    { ...page, pictures: [picture] },
    { ...page, pictures: [picture] },
  ].map((each) => pages.add(each))
  const at = (address = '') => new Request(address.replace('page.html', '1'))
  const first = await answer('/none', pages, at(shown?.address))
  expect(first.headers.get('content-type')).toBe('image/png')
  expect(new Uint8Array(await first.arrayBuffer())).toEqual(picture.data)
  expect((await answer('/none', pages, at(shown?.address))).status).toBe(404)
  forgotten?.forget()
  expect((await answer('/none', pages, at(forgotten?.address))).status).toBe(404)
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

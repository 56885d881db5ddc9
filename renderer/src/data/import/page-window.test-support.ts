// For tests in Node: DOMPurify gets a page's window, and nothing else does: jsdom's own byte arrays are in the way of all
// that is not markup. Import it first.
const { JSDOM } = (await import('jsdom' as string)) as { JSDOM: new (html: string) => { window: object } }

Object.assign(globalThis, { window: new JSDOM('').window })
await import('dompurify')
Reflect.deleteProperty(globalThis, 'window')

export {}

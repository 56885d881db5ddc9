// Every English text, as one chunk: a person who speaks another language does not wait for it.
export const files = import.meta.glob<Record<string, unknown>>('../../../resources/locales/en/*.json', {
  eager: true,
  import: 'default',
})

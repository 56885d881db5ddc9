// Every Italian text, as one chunk: a person who speaks another language does not wait for it.
export const files = import.meta.glob<Record<string, unknown>>('../../../resources/locales/it/*.json', {
  eager: true,
  import: 'default',
})

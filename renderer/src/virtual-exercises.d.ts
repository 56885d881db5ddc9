// What scripts/vite-exercises.ts makes of resources/exercises/*.yaml, support.yaml and pyramid.yaml.
declare module 'virtual:exercises' {
  /** By stage and order. */
  const exercises: import('#shared/domain/exercise.ts').Exercise[]
  export default exercises
}
declare module 'virtual:support' {
  const countries: import('#shared/domain/support.ts').SupportCountry[]
  export default countries
}
declare module 'virtual:pyramid' {
  const words: import('#shared/domain/pyramid.ts').PyramidWords
  export default words
}
declare module 'virtual:replies' {
  const parts: import('#shared/domain/ledger/reply.ts').ReplyPart[]
  export default parts
}

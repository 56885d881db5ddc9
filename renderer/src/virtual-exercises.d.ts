// What scripts/vite-exercises.ts makes of resources/exercises/*.yaml and resources/support.yaml.
declare module 'virtual:exercises' {
  /** By stage and order. */
  const exercises: import('#shared/domain/exercise.ts').Exercise[]
  export default exercises
}
declare module 'virtual:support' {
  const countries: import('#shared/domain/support.ts').SupportCountry[]
  export default countries
}

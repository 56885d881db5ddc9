// Joins class names of CSS Modules, leaving out what is false or missing.

/** Answers one string, empty when nothing is left. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

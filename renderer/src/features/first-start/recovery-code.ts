// What first start does with a recovery code: its groups, and whether a group was retyped. The code itself is made by data.

/** The groups of a code as it is shown. */
export function groupsOf(code: string): string[] {
  return code.split(/[\s-]+/).filter((group) => group !== '')
}

/** The places (from 0) of the two groups that are retyped: the second and the last. */
export function groupsToRetype(code: string): [number, number] {
  const count = groupsOf(code).length
  return [Math.min(1, count - 1), count - 1]
}

function plain(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** Capitals, dashes and look-alikes (O and 0; I, L and 1) do not matter. An empty answer never matches. */
export function isRetyped(code: string, place: number, typed: string): boolean {
  const group = groupsOf(code)[place]
  return group !== undefined && plain(typed) !== '' && plain(typed) === plain(group)
}

// Which page the keys of a reader turn to. Pure.

/** The page that a key leads to; null for a key that is none of ours. */
export function pageByKey(key: string, page: number, pages: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
      return Math.min(pages, page + 1)
    case 'ArrowLeft':
    case 'PageUp':
      return Math.max(1, page - 1)
    case 'Home':
      return 1
    case 'End':
      return pages
    default:
      return null
  }
}

// Remembers, for the list of people, what was done to one a moment ago and how to take it back.

export interface PeopleNote {
  what: 'deleted' | 'merged'
  name: string
  /** Rejects as `saveRecords` does. */
  undo: () => Promise<void>
}

let last: PeopleNote | null = null

export function leaveNote(note: PeopleNote): void {
  last = note
}

/** Answers it and forgets it. */
export function takeNote(): PeopleNote | null {
  const note = last
  last = null
  return note
}

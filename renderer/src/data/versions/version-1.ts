// Version 1 of the projection's tables. A later version is a new file; this one never changes.

/** Parts by record and part name; `part` is indexed so that heads can be read without bodies. */
export const VERSION_1 = { number: 1, stores: { parts: '[recordId+part], part', meta: 'key' } } as const

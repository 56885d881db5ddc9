import { expect, test } from 'vitest'
import { decideWayBack, type WayBack, type WayBackInput } from './way-back.ts'

const at = (seq: number, chain: string, logId = 'L') => ({ logId, seq, chain })
const base: WayBackInput = {
  log: at(10, 'j'),
  projection: at(10, 'j'),
  projectionHasRows: true,
  chainAtProjection: null,
  freshDamage: false,
}

test.each<[string, Partial<WayBackInput>, WayBack]>([
  ['same place', {}, 'equal'],
  ['true prefix', { projection: at(7, 'g'), chainAtProjection: 'g' }, 'replay'],
  ['prefix of nothing yet', { projection: at(0, '0'), chainAtProjection: '0' }, 'replay'],
  ['behind on another chain', { projection: at(7, 'x'), chainAtProjection: 'g' }, 'salvage'],
  ['behind, and the log cannot read that frame', { projection: at(7, 'g'), chainAtProjection: null }, 'salvage'],
  ['same seq on another chain', { projection: at(10, 'x') }, 'salvage'],
  ['ahead', { projection: at(12, 'l') }, 'salvage'],
  ['ahead of an empty log', { log: at(0, '0'), projection: at(12, 'l') }, 'salvage'],
  ['equal, but the log has new damage', { freshDamage: true }, 'salvage'],
  ['rows without a position', { projection: null }, 'salvage'],
  ['wiped', { projection: null, projectionHasRows: false }, 'rebuild'],
  ['wiped, and the log is damaged', { projection: null, projectionHasRows: false, freshDamage: true }, 'rebuild'],
  ['another log', { projection: at(12, 'l', 'M') }, 'rebuild'],
  ['another log with damage', { projection: at(12, 'l', 'M'), freshDamage: true }, 'rebuild'],
  ['another log that is empty', { log: at(0, '0', 'M') }, 'salvage'],
  ['another log that is empty, with damage', { log: at(0, '0', 'M'), freshDamage: true }, 'salvage'],
  ['another log that is empty, no rows', { log: at(0, '0', 'M'), projectionHasRows: false }, 'rebuild'],
  ['another log that is empty, and was chosen', { log: at(0, '0', 'M'), isChosen: true }, 'rebuild'],
  ['its own empty log, called chosen', { log: at(0, '0'), projection: at(12, 'l'), isChosen: true }, 'salvage'],
  ['log missing, rows there', { log: null }, 'new-log'],
  ['log missing, rows without a position', { log: null, projection: null }, 'new-log'],
  ['log missing, nothing there', { log: null, projection: null, projectionHasRows: false }, 'nothing'],
])('[D4] way back: %s', (_, changes, way) => {
  expect(decideWayBack({ ...base, ...changes })).toBe(way)
})

// What a person types for hours, money, days and times.
import 'temporal-polyfill/global'
import { expect, test } from 'vitest'
import { readDay, readHours, readNumber, readTime } from './reading.ts'

test.each([
  ['2,5', 'it', 2.5],
  ['2.5', 'it', 2.5],
  ['1.234,56', 'it', 1234.56],
  ['1.234', 'it', 1234],
  ['1.234', 'en', 1.234],
  ['1,234', 'en', 1234],
  ['1,234', 'it', 1.234],
  ['1,234.56', 'en', 1234.56],
  ['1,234.56', 'it', 1234.56],
  ['1 234,5', 'it', 1234.5],
  ['1’234.50', 'en', 1234.5],
  [',5', 'it', 0.5],
  ['1.2.3', 'en', null],
  ['1,2,3', 'it', null],
  ['-3', 'en', null],
  ['=1+1', 'en', null],
  ['', 'it', null],
  ['1e3', 'en', null],
] as const)('[LG14] the number %j in %s is %j', (text, language, number) => {
  expect(readNumber(text, language)).toBe(number)
})

test.each([
  ['3', 3],
  ['2,5', 2.5],
  ['2,5 h', 2.5],
  ['1:30', 1.5],
  ['1h30', 1.5],
  ['90 min', 1.5],
  ['1 ora', 1],
  ['mezz’ora', 0.5],
  ['three', null],
  ['5000', null],
] as const)('[LG14] the hours %j are %j', (text, hours) => {
  expect(readHours(text, 'it')).toBe(hours)
})

test.each([
  ['2026-11-22', '2026-11-22'],
  ['22/11/2026', '2026-11-22'],
  ['22.11.26', '2026-11-22'],
  ['1/2/2026', '2026-02-01'],
  ['22 novembre 2026', '2026-11-22'],
  ['3rd of March 2026', '2026-03-03'],
  ['oggi', '2026-11-22'],
  ['Ieri', '2026-11-21'],
  ['tomorrow', '2026-11-23'],
  ['2/1', '2027-01-02'],
  ['30/11', '2026-11-30'],
  ['31/11', null],
  ['11/22/2026', null],
  ['soon', null],
] as const)('[LG14] the day %j is %j', (text, day) => {
  expect(readDay(text, '2026-11-22')).toBe(day)
})

test.each([
  ['20', '20:00'],
  ['20:30', '20:30'],
  ['20.30', '20:30'],
  ['8 pm', '20:00'],
  ['12am', '00:00'],
  ['alle 9', '09:00'],
  ['24', null],
  ['7:61', null],
] as const)('[LG14] the time %j is %j', (text, time) => {
  expect(readTime(text)).toBe(time)
})

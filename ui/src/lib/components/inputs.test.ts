import { expect, it } from 'vitest';
import { expandDate } from './date-input';
import { fold } from './fold';
import { parseMoney } from './money-input';

it.each([
  ['208', '20.08.2026'],
  ['2008', '20.08.2026'],
  ['912', '09.12.2026'],
  ['20.8', '20.08.2026'],
  ['1.3.', '01.03.2026'],
  ['20082027', '20.08.2027'],
  ['20.08.2026', '20.08.2026'],
  // Not completed: the core says what is wrong.
  ['31.2', '31.2'],
  ['31.02.2026', '31.02.2026'],
  ['20.8.26', '20.8.26'],
  ['demain', 'demain'],
  ['', ''],
])('completes %j to %j', (typed, expected) => {
  expect(expandDate(typed, '2026-01-14')).toBe(expected);
});

it.each([
  ['1234.5', 123450],
  ["1'234.50", 123450],
  ['1 234,5', 123450],
  ['1’234', 123400],
  ['\u22122.05', -205],
  ['0', 0],
  ['12.345', undefined],
  ['1.2.3', undefined],
  ['', undefined],
  ['zwölf', undefined],
])('reads the amount %j as %j', (typed, expected) => {
  expect(parseMoney(typed)).toBe(expected);
});

it.each([
  ['Müller', 'mueller'],
  ['MÜLLER', 'Muller'],
  ['Crêtenoire', 'cretenoire'],
  ['Sœur', 'soeur'],
])('finds %j by %j', (text, typed) => {
  expect(fold(text)).toBe(fold(typed));
});

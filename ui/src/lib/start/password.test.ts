import { expect, it } from 'vitest';
import { strengthOf } from './password';

it.each([
  ['', 'none'],
  ['kurz', 'short'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['marmotte grise', 'short'],
  ['marmottes grises', 'fair'],
  ['marmotte grise au col', 'good'],
  ['Marmotte-2026 grise', 'good'],
])('judges %j as %s', (password, expected) => {
  expect(strengthOf(password)).toBe(expected);
});

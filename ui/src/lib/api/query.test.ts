import { beforeEach, expect, test, vi } from 'vitest';

const host = vi.hoisted(() => ({
  answer: (_: unknown) => {},
  change: (_: string[]) => {},
}));

vi.mock('$lib/host', () => ({
  callHost: () =>
    new Promise((resolve) => {
      host.answer = (view) => resolve({ act: null, view });
    }),
  onChanged: (handler: (nouns: string[]) => void) => {
    host.change = handler;
    return () => {};
  },
}));

const { askAhead, forgetAnswers, takeAhead } = await import('./query.svelte');

const VIEW = { institutions: [], staff: [], rooms: [] };

beforeEach(forgetAnswers);

const cases: [string, () => void, unknown][] = [
  ['nothing happens', () => {}, VIEW],
  ['something else changes', () => host.change(['contract']), VIEW],
  ['what it reads changes', () => host.change(['directory']), undefined],
  ['the office is locked', forgetAnswers, undefined],
];

test.each(cases)('what is asked ahead is taken once: %s before the answer', async (_, meanwhile, expected) => {
  const asked = askAhead('get_directory', {});
  meanwhile();
  host.answer(VIEW);
  await asked;
  expect(takeAhead('get_directory', {})).toEqual(expected);
  expect(takeAhead('get_directory', {})).toBeUndefined();
});

test.each(cases)('what was asked ahead is taken once: %s after the answer', async (_, then, expected) => {
  const asked = askAhead('get_directory', {});
  host.answer(VIEW);
  await asked;
  then();
  expect(takeAhead('get_directory', {})).toEqual(expected);
});

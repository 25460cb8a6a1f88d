import { expect, it } from 'vitest';
import { isSingle, matches, parseKeys } from './keys';

function event(key: string, modifiers: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return { key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...modifiers } as KeyboardEvent;
}

it.each([
  ['n', event('n'), true],
  ['n', event('N', { shiftKey: true }), false],
  ['ctrl+k', event('k', { ctrlKey: true }), true],
  ['ctrl+k', event('k'), false],
  ['ctrl+shift+l', event('L', { ctrlKey: true, shiftKey: true }), true],
  ['ctrl+l', event('L', { ctrlKey: true, shiftKey: true }), false],
  // On Swiss keyboards `?` and `/` are typed with Shift: the character counts.
  ['?', event('?', { shiftKey: true }), true],
  ['/', event('/', { shiftKey: true }), true],
  ['ctrl++', event('+', { ctrlKey: true, shiftKey: true }), true],
  ['space', event(' '), true],
  ['alt+o', event('o', { altKey: true }), true],
])('%s', (keys, pressed, expected) => {
  const [stroke] = parseKeys(keys);
  expect(stroke && matches(stroke, pressed)).toBe(expected);
});

it('knows what may be switched off', () => {
  expect(isSingle(parseKeys('n'))).toBe(true);
  expect(isSingle(parseKeys('g t'))).toBe(true);
  expect(isSingle(parseKeys('f6'))).toBe(false);
  expect(isSingle(parseKeys('ctrl+k'))).toBe(false);
  expect(isSingle(parseKeys('alt+m'))).toBe(false);
});

// Key combinations in words: `n`, `?`, `ctrl+k`, `ctrl+shift+l`, `alt+o`, `f6`, `enter`, `g t` (one after the other).

export interface Stroke {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  /** The character or key name in lower case, as `event.key` gives it: Swiss layouts differ in place, not in character. */
  key: string;
}

export type Keys = string;

const NAMES: Readonly<Record<string, string>> = {
  esc: 'escape',
  space: ' ',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/** On macOS the command key takes the place of Ctrl. */
export const onMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent);

/** `ctrl++` is Ctrl and plus. */
export function piecesOf(part: string): string[] {
  if (part === '+') return ['+'];
  return part.endsWith('++') ? [...part.slice(0, -2).split('+'), '+'] : part.split('+');
}

export function parseKeys(keys: Keys): Stroke[] {
  return keys
    .toLowerCase()
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const pieces = piecesOf(part);
      const last = pieces.at(-1) ?? '';
      return {
        ctrl: pieces.includes('ctrl'),
        alt: pieces.includes('alt'),
        shift: pieces.includes('shift'),
        key: NAMES[last] ?? last,
      };
    });
}

export function matches(stroke: Stroke, event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() !== stroke.key) return false;
  if ((onMac ? event.metaKey : event.ctrlKey) !== stroke.ctrl) return false;
  if (event.altKey !== stroke.alt) return false;
  // `?` and `/` need Shift on Swiss keyboards: the character decides, not the modifier.
  const byCharacter = stroke.key.length === 1 && !/[a-z]/.test(stroke.key);
  return byCharacter || event.shiftKey === stroke.shift;
}

/** A single character without modifier: works only outside fields and can be switched off. */
export function isSingle(strokes: readonly Stroke[]): boolean {
  return strokes.some((stroke) => !stroke.ctrl && !stroke.alt && stroke.key.length === 1);
}

export function inField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.closest('[role="combobox"], [role="listbox"][data-typeahead]') !== null;
}

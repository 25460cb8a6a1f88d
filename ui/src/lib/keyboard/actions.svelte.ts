// What can be done here, said once: the footer shows it, the palette finds it, the keys run it, `?` lists it.
import { navigating } from '$app/state';
import { untrack } from 'svelte';
import { inField, isSingle, matches, parseKeys, type Keys, type Stroke } from './keys';
import { layerHere, layers } from './layers.svelte';

export interface Action {
  id: string;
  /** A verb: "Relancer". */
  label: string;
  /** Shorter words for the footer ("relancer"); without it the action is not in the footer. */
  footer?: string;
  keys?: Keys;
  /** A second way to press it, not shown. */
  alsoKeys?: Keys;
  /** Shown in the search-and-act window (default true). */
  palette?: boolean;
  /** The group in the shortcut list; default "here". */
  group?: 'here' | 'go' | 'everywhere';
  /** Works whatever overlay is open (switch the language, lock). */
  always?: boolean;
  /** Single keys that work in a field as well (Escape, F6). */
  inFields?: boolean;
  disabled?: boolean;
  hint?: string;
  run: (event?: KeyboardEvent) => void;
}

/** Whether an offer belongs to one screen or to the frame around all of them. */
type Reach = 'here' | 'everywhere';

interface Entry {
  layer: number;
  list: () => Action[];
}

class Keyboard {
  /** Single-letter keys can be switched off in the settings. */
  singleKeys = $state(true);
  #entries = $state.raw<Entry[]>([]);
  #pending: Stroke | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  add(entry: Entry, reach: Reach): () => void {
    // The list is read from its end, so what is offered everywhere gives way to the screen, whichever was there first:
    // on a first load the screen registers before the frame around it.
    this.#entries = reach === 'everywhere' ? [entry, ...this.#entries] : [...this.#entries, entry];
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  /** All actions of the sheet (not of overlays), the latest screen first. */
  get all(): Action[] {
    return this.#entries
      .filter((entry) => entry.layer === 0)
      .toReversed()
      .flatMap((entry) => entry.list());
  }

  /** Actions of the topmost overlay, or of the sheet. */
  get here(): Action[] {
    const layer = layers.top;
    return this.#entries
      .filter((entry) => entry.layer === layer)
      .toReversed()
      .flatMap((entry) => entry.list());
  }

  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return;
    const layer = layers.top;
    if (isPress(event)) return;
    const typing = inField(event.target);
    const pending = this.#pending;
    this.#pending = undefined;
    clearTimeout(this.#timer);
    let begins: Stroke | undefined;
    for (const entry of this.#entries.toReversed()) {
      for (const action of entry.list()) {
        if (entry.layer !== layer && !action.always) continue;
        for (const keys of [action.keys, action.alsoKeys]) {
          if (!keys) continue;
          const strokes = parseKeys(keys);
          const single = isSingle(strokes);
          // A letter typed while the next page is on its way is meant for that page.
          if (single && (!this.singleKeys || navigating.to)) continue;
          if (typing && !action.inFields && (single || isEditing(strokes))) continue;
          const [first, second] = strokes;
          if (!first) continue;
          const hit = second
            ? pending !== undefined && pending.key === first.key && matches(second, event)
            : pending === undefined && matches(first, event);
          if (hit) {
            event.preventDefault();
            event.stopPropagation();
            if (!action.disabled) action.run(event);
            return;
          }
          if (second && matches(first, event)) begins = first;
        }
      }
    }
    if (begins) {
      this.#pending = begins;
      this.#timer = setTimeout(() => (this.#pending = undefined), 1500);
    }
  }
}

/** Space and Enter on a button, a link or a box belong to it. */
function isPress(event: KeyboardEvent): boolean {
  if (![' ', 'Enter'].includes(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
  return event.target instanceof Element && event.target.closest('button, a[href], input[type="checkbox"], input[type="radio"]') !== null;
}

/** Keys that belong to the field while one types. */
function isEditing(strokes: readonly Stroke[]): boolean {
  const [first] = strokes;
  if (!first || strokes.length > 1 || first.alt) return false;
  if (first.ctrl) return ['z', 'a', 'c', 'v', 'x', 'y'].includes(first.key);
  return ['enter', ' ', 'arrowup', 'arrowdown', 'arrowleft', 'arrowright', 'home', 'end', 'delete', 'backspace'].includes(
    first.key,
  );
}

export const keyboard = new Keyboard();

/** Registers what the calling component can do, for as long as it lives. The list may depend on state. */
export function useActions(list: () => Action[], reach: Reach = 'here'): void {
  const layer = layerHere();
  $effect(() => untrack(() => keyboard.add({ layer, list }, reach)));
}

// What a lock takes off the screen and unlocking gives back: open dialogs and half-typed input. Only this stays in memory
// behind the lock, and only for the screens that were open when it fell.
import { onDestroy } from 'svelte';
import { entryOf, placeHere, watchUnsaved, type EntryKey } from '$lib/api/unsaved';
import { app } from './app.svelte';

interface Held {
  value: object;
  /** How many components use it now. */
  users: number;
  /** The screen that it belongs to. */
  place: string;
  isUnsaved: () => boolean;
}

const held = new Map<string, Held>();

watchUnsaved(() =>
  [...held].flatMap(([key, { isUnsaved, place }]) => (isUnsaved() ? [{ entry: entryOf(key as EntryKey), place }] : [])),
);

/**
 * What somebody chose and typed, or what a lock took from the screen under the same key. Call while a component is made;
 * leaving the screen in any other way forgets it. `typed` picks out what somebody writes there, which `key` then names;
 * without it the values are only what is open.
 */
export function keptState<T extends object>(key: string, initial: () => T): T;
export function keptState<T extends object>(key: EntryKey, initial: () => T, typed: (values: T) => unknown): T;
export function keptState<T extends object>(key: string, initial: () => T, typed: (values: T) => unknown = () => null): T {
  const entry = held.get(key) ?? begin(initial, typed);
  held.set(key, entry);
  entry.users += 1;
  onDestroy(() => {
    entry.users -= 1;
    // A pane that is only laid out anew is there again by then.
    setTimeout(() => {
      if (app.open && entry.users === 0 && held.get(key) === entry) held.delete(key);
    });
  });
  return entry.value as T;
}

function begin<T extends object>(initial: () => T, typed: (values: T) => unknown): Held {
  const begun = initial();
  const empty = JSON.stringify(typed(begun));
  const values = $state(begun);
  return { value: values, users: 0, place: placeHere(), isUnsaved: () => JSON.stringify(typed(values)) !== empty };
}

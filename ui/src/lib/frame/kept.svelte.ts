// What a lock takes off the screen and unlocking gives back: open dialogs and half-typed input. Only this stays in memory
// behind the lock, and only for the screens that were open when it fell.
import { onDestroy } from 'svelte';
import { Draft } from '$lib/api/draft.svelte';
import { placeHere, watchUnsaved } from '$lib/api/unsaved';
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

watchUnsaved(() => [...held.values()].filter((entry) => entry.isUnsaved()).map((entry) => entry.place));

function hold(value: object, isUnsaved: () => boolean): Held {
  return { value, users: 0, place: placeHere(), isUnsaved };
}

/**
 * What `make` makes, or what a lock took from the screen under the same key. Call while a component is made; leaving the
 * screen in any other way forgets it.
 */
export function kept<T extends object>(key: string, make: () => T): T {
  return use(key, () => {
    const value = make();
    return hold(value, () => value instanceof Draft && value.dirty);
  });
}

function use<T extends object>(key: string, make: () => Held): T {
  const entry = held.get(key) ?? make();
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

/** The same for plain values. `typed` picks out what somebody writes there; without it they are only what is open. */
export function keptState<T extends object>(key: string, initial: () => T, typed: (values: T) => unknown = () => null): T {
  return use(key, () => {
    const begun = initial();
    const empty = JSON.stringify(typed(begun));
    const values = $state(begun);
    return hold(values, () => JSON.stringify(typed(values)) !== empty);
  });
}

// What a lock takes off the screen and unlocking gives back: open dialogs and half-typed input. Only this stays in memory
// behind the lock, and only for the screens that were open when it fell.
import { onDestroy } from 'svelte';
import { app } from './app.svelte';

interface Held {
  value: object;
  /** How many components use it now. */
  users: number;
}

const held = new Map<string, Held>();

/**
 * What `make` makes, or what a lock took from the screen under the same key. Call while a component is made; leaving the
 * screen in any other way forgets it.
 */
export function kept<T extends object>(key: string, make: () => T): T {
  const entry = held.get(key) ?? { value: make(), users: 0 };
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

/** The same for plain values. */
export function keptState<T extends object>(key: string, initial: () => T): T {
  return kept(key, () => {
    const values = $state(initial());
    return values;
  });
}

// Overlays: only what was mounted inside the topmost one hears the keyboard.
import { getContext, onDestroy, setContext, untrack } from 'svelte';

const CONTEXT = Symbol('keyboard layer');

let next = 1;

class Layers {
  stack = $state.raw<number[]>([]);

  get top(): number {
    return this.stack.at(-1) ?? 0;
  }
}

export const layers = new Layers();

/** Opens a layer for the life of the component that calls this; what is inside it registers there. */
export function useLayer(): number {
  const id = next;
  next += 1;
  untrack(() => (layers.stack = [...layers.stack, id]));
  setContext(CONTEXT, id);
  onDestroy(() => {
    layers.stack = layers.stack.filter((other) => other !== id);
  });
  return id;
}

/** The layer the calling component lives in; 0 is the sheet itself. */
export function layerHere(): number {
  return getContext<number | undefined>(CONTEXT) ?? 0;
}

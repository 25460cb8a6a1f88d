// What was typed and is not with the core yet: asked before the window closes, since closing forgets it.

/** Gives the addresses of the screens on which something was typed and not saved. */
type Source = () => Iterable<string>;

const sources = new Set<Source>();

/** From now on `source` is asked too. */
export function watchUnsaved(source: Source): void {
  sources.add(source);
}

/** The addresses of the screens on which something waits to be saved; none: nothing would be lost. */
export function unsavedPlaces(): string[] {
  return [...sources].flatMap((source) => [...source()]);
}

/** The address of the screen that is shown. */
export function placeHere(): string {
  return typeof location === 'undefined' ? '/' : location.pathname + location.search;
}

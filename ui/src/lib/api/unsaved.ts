// What was typed and is not with the core yet: asked before the window closes, since closing forgets it.
import type { MessageKey } from '$lib/i18n';

type EntryOf<K> = K extends `ui.unsaved.${infer E}` ? E : never;

/** What can be half-written; `ui.unsaved.<entry>` names it. */
export type Entry = EntryOf<MessageKey>;
/** Under what it is kept meanwhile: what it is, and of which record. */
export type EntryKey = Entry | `${Entry} ${string}`;

export interface Unsaved {
  entry: Entry;
  /** The address of the screen on which it was typed. */
  place: string;
}

type Source = () => Iterable<Unsaved>;

const sources = new Set<Source>();

/** From now on `source` is asked too. */
export function watchUnsaved(source: Source): void {
  sources.add(source);
}

/** What waits to be saved; nothing: nothing would be lost. */
export function listUnsaved(): Unsaved[] {
  return [...sources].flatMap((source) => [...source()]);
}

export function entryOf(key: EntryKey): Entry {
  return key.split(' ')[0] as Entry;
}

/** The address of the screen that is shown. */
export function placeHere(): string {
  return typeof location === 'undefined' ? '/' : location.pathname + location.search;
}

// Half-filled forms. A draft outlives its screen: leaving and coming back, or switching the language, loses nothing.
import { untrack } from 'svelte';
import { act, type ActOptions } from './query.svelte';
import type { CommandName, RequestOf, ViewOf } from './call';
import type { AppError, FieldError } from './error';
import { entryOf, placeHere, watchUnsaved, type EntryKey } from './unsaved';

// Held outside any component on purpose; a plain map, since nothing renders from the map itself.
const open = new Map<EntryKey, unknown>();

watchUnsaved(() =>
  [...open].flatMap(([key, draft]) => (draft instanceof Draft && draft.dirty ? [{ entry: entryOf(key), place: draft.place }] : [])),
);

/**
 * One form: its values, whether they differ from where they began, and what the core refused by field name.
 * Derive a class for a form that needs more (computed values, a request of another shape).
 */
export class Draft<T extends object> {
  values: T = $state({} as T);
  fields = $state.raw<FieldError[]>([]);
  error = $state.raw<AppError>();
  saving = $state(false);
  /** The screen on which it was begun. */
  readonly place = placeHere();
  #start = $state.raw('');
  /** What stood in the fields when the core refused them. */
  #refusedAt: Readonly<Record<string, string>> = {};

  constructor(initial: T) {
    this.values = $state.snapshot(initial) as T;
    this.#start = JSON.stringify(initial);
  }

  /** The draft kept under `key` in this session, or a new one; if nothing was typed, it begins anew. */
  static of<T extends object>(key: EntryKey, initial: () => T): Draft<T> {
    const found = open.get(key);
    if (found instanceof Draft) {
      found.rebase(initial());
      return found as Draft<T>;
    }
    const made = new Draft(initial());
    open.set(key, made);
    return made;
  }

  /** Keeps this draft under `key` (for derived classes). */
  keepAs(key: EntryKey): this {
    open.set(key, this);
    return this;
  }

  /** The draft kept under `key`, if any. */
  static find<D>(key: EntryKey): D | undefined {
    return open.get(key) as D | undefined;
  }

  static forget(key: EntryKey): void {
    open.delete(key);
  }

  get dirty(): boolean {
    return JSON.stringify(this.values) !== this.#start;
  }

  /**
   * Starts over from what the core holds now; half-filled values stay unless `force`.
   * Safe to call from an effect that follows a query: it reads nothing that the effect would then follow.
   */
  rebase(initial: T, force = false): void {
    untrack(() => {
      if (this.dirty && !force) return;
      this.values = $state.snapshot(initial) as T;
      this.#start = JSON.stringify(initial);
      this.fields = [];
      this.error = undefined;
    });
  }

  reset(): void {
    this.values = JSON.parse(this.#start) as T;
    this.fields = [];
    this.error = undefined;
  }

  /** The refusal of one field, to be shown under it; gone as soon as something else is typed there. */
  fieldError(field: string): FieldError | undefined {
    return this.fields.find((entry) => entry.field === field && !this.#isMended(entry));
  }

  /** What the core refused, without the fields that were changed since. */
  get refused(): AppError | undefined {
    if (!this.error || this.error.fields.length === 0) return this.error;
    const fields = this.error.fields.filter((entry) => !this.#isMended(entry));
    return fields.length > 0 ? { ...this.error, fields } : undefined;
  }

  #isMended({ field }: FieldError): boolean {
    const [top = field] = field.split(/[.[]/);
    const before = this.#refusedAt[top];
    return before !== undefined && JSON.stringify(this.values[top as keyof T]) !== before;
  }

  /** Sends the form. A refusal lands in `error` and `fields`; the values are never cleared by it. */
  async submit<C extends CommandName>(
    command: C,
    request: RequestOf<C>,
    options: ActOptions<ViewOf<C>> = {},
  ): Promise<ViewOf<C> | undefined> {
    this.saving = true;
    this.error = undefined;
    const sent = Object.fromEntries(Object.entries(this.values).map(([key, value]) => [key, JSON.stringify(value)]));
    const result = await act(command, request, { quietError: true, ...options });
    this.saving = false;
    if (result.ok) {
      this.#start = JSON.stringify(this.values);
      this.fields = [];
      this.error = undefined;
      return result.view;
    }
    this.#refusedAt = sent;
    this.error = result.error;
    this.fields = result.error.fields;
    return undefined;
  }
}

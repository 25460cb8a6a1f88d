// What the core owns, as the screens see it: fetched by command, fetched again when the core says that a noun changed.
import { untrack } from 'svelte';
import { onChanged } from '$lib/host';
import { errorText, t } from '$lib/i18n';
import { say } from '$lib/i18n/say';
import { settleFocus } from '$lib/frame/focus';
import { toast } from '$lib/frame/toasts.svelte';
import { ask, call, type CommandName, type RequestOf, type ViewOf } from './call';
import { commands } from './commands.gen';
import { toAppError, type AppError } from './error';

/** Nothing is shown as loading before this; local data is nearly always faster. */
const PATIENCE_MS = 150;
/** Refusals that mean that nothing of the former answer may be shown any more. */
const CLOSED = new Set(['store_no_such_record', 'restricted', 'locked', 'lease_over', 'account_ended']);
/** Answers kept so that going back shows the screen at once; refreshed in the background. */
const KEPT = 60;

interface Refreshable {
  readonly reads: readonly string[];
  refresh(): void;
}

const living = new Set<Refreshable>();
const kept = new Map<string, unknown>();
/** Answers that came before the screen that asks for them; each is taken once. */
const ahead = new Map<string, unknown>();
/** What was asked ahead and has not come. A change meanwhile or the lock takes it out, and its answer is not kept. */
const awaited = new Set<string>();
let listening = false;

function announce(nouns: readonly string[]): void {
  if (nouns.length === 0) return;
  for (const answers of [kept, ahead, awaited]) {
    for (const key of [...answers.keys()]) {
      const command = key.slice(0, key.indexOf(' ')) as CommandName;
      if (commands[command].reads.some((noun) => nouns.includes(noun))) answers.delete(key);
    }
  }
  for (const query of [...living]) {
    if (query.reads.some((noun) => nouns.includes(noun))) query.refresh();
  }
}

function listenOnce(): void {
  if (listening) return;
  listening = true;
  onChanged(announce);
}

function keyOf<C extends CommandName>(command: C, request: RequestOf<C>): string {
  return `${command} ${JSON.stringify(request)}`;
}

function keep(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
}

/** Forgets every answer: called when the office is locked, so that no name stays in memory. */
export function forgetAnswers(): void {
  kept.clear();
  ahead.clear();
  awaited.clear();
}

/**
 * Asks before the screen does, so that it is drawn once and with its rows. Waits no longer than a screen would; an
 * error the screen finds by itself when it asks.
 */
export async function askAhead<C extends CommandName>(command: C, request: RequestOf<C>): Promise<void> {
  listenOnce();
  const key = keyOf(command, request);
  awaited.add(key);
  const answered = call(command, request).then(
    (view) => {
      if (awaited.delete(key)) ahead.set(key, view);
    },
    () => void awaited.delete(key),
  );
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** What was asked ahead and has come, once. */
export function takeAhead<C extends CommandName>(command: C, request: RequestOf<C>): ViewOf<C> | undefined {
  const key = keyOf(command, request);
  const view = ahead.get(key) as ViewOf<C> | undefined;
  ahead.delete(key);
  return view;
}

export class Query<C extends CommandName> implements Refreshable {
  /** The latest answer; stays while a newer one is on its way, for at most 150 ms when the request changed. */
  data = $state.raw<ViewOf<C>>();
  error = $state.raw<AppError>();
  /** True only when there is nothing to show and 150 ms have passed: time for skeleton rows. */
  loading = $state(false);
  /** Whether `data` is the answer to what is asked now, and not to what was asked before. */
  answered = $state(false);

  #source: readonly [C, RequestOf<C>] | undefined;
  #key = '';
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was shown before the answer was late. */
  #former: ViewOf<C> | undefined;

  constructor(source: () => readonly [C, RequestOf<C>] | null | undefined) {
    const first = untrack(source);
    const view = first ? takeAhead(...first) : undefined;
    if (first && view !== undefined) {
      this.#key = keyOf(...first);
      this.#source = first;
      this.data = view;
      this.answered = true;
      keep(this.#key, view);
    }
    $effect(() => {
      const next = source();
      const key = next ? keyOf(...next) : '';
      untrack(() => this.#follow(next ?? undefined, key));
    });
    $effect(() => {
      listenOnce();
      living.add(this);
      return () => {
        living.delete(this);
        clearTimeout(this.#timer);
        this.#round += 1;
      };
    });
  }

  get reads(): readonly string[] {
    return this.#source ? commands[this.#source[0]].reads : [];
  }

  /** Asks again, without taking away what is shown. */
  refresh(): void {
    void this.#fetch();
  }

  #follow(next: readonly [C, RequestOf<C>] | undefined, key: string): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#source = next;
    this.error = undefined;
    this.answered = false;
    clearTimeout(this.#timer);
    if (!next) {
      this.#round += 1;
      this.data = this.#former = undefined;
      this.loading = false;
      return;
    }
    const known = kept.get(key);
    if (known !== undefined) {
      this.data = known as ViewOf<C>;
      this.answered = true;
    } else {
      this.#timer = setTimeout(() => {
        this.#former = this.data ?? this.#former;
        this.data = undefined;
        this.loading = true;
      }, PATIENCE_MS);
    }
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    const source = this.#source;
    if (!source) return;
    const key = this.#key;
    const round = (this.#round += 1);
    try {
      const view = await call(source[0], source[1]);
      if (round !== this.#round) return;
      keep(key, view);
      this.data = view;
      this.answered = true;
      this.error = undefined;
    } catch (thrown) {
      if (round !== this.#round) return;
      this.error = toAppError(thrown);
      // What went, or was closed to the user, is shown no longer; what merely could not be read again stays.
      if (CLOSED.has(this.error.code)) this.data = undefined;
      // Whoever mistyped a filter goes on with what was there.
      else if (this.error.code === 'fields') this.data ??= this.#former;
    }
    this.#former = undefined;
    clearTimeout(this.#timer);
    this.loading = false;
    void settleFocus();
  }
}

/** `const list = query(() => ['list_situations', { … }])` in a component's script; `null` asks nothing. */
export function query<C extends CommandName>(source: () => readonly [C, RequestOf<C>] | null | undefined): Query<C> {
  return new Query(source);
}

export type ActResult<C extends CommandName> = { ok: true; view: ViewOf<C> } | { ok: false; error: AppError };

export interface ActOptions<V> {
  /** Said in the live region and shown when it worked. */
  done?: string | ((view: V) => string);
  /** Offers to take the act back in the same message. */
  undo?: boolean;
  /** Keeps quiet about an error: the caller shows it beside its fields. */
  quietError?: boolean;
}

/**
 * Writes. Says what happened and returns the view or the error; never rejects. What it changed is fetched again when the
 * core says so, as after every other change.
 */
export async function act<C extends CommandName>(
  command: C,
  request: RequestOf<C>,
  options: ActOptions<ViewOf<C>> = {},
): Promise<ActResult<C>> {
  try {
    const { act: written, view } = await ask(command, request);
    // Acts are taken back from the newest on: what an older message offered would take back this one.
    if (written) toast.withdraw();
    const text = typeof options.done === 'function' ? options.done(view) : options.done;
    const undoable = options.undo && written;
    if (text) toast.done(text, undoable ? { label: t('ui.act.undo'), run: () => undo(written) } : undefined);
    return { ok: true, view };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!options.quietError) toast.error(errorText(error));
    return { ok: false, error };
  }
}

/** Takes back the last change made here. */
export function undoLast(): Promise<void> {
  return undo(null);
}

/** Takes back `named`, which the core refuses if it is not the last change. */
async function undo(named: string | null): Promise<void> {
  const undone = await act('undo_last', { act: named }, { done: (view) => t('ui.act.undone', { act: say('act', view.act) }) });
  if (undone.ok) toast.withdraw();
}

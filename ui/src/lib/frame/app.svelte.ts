// The state of the office as the core tells it: open, locked, damaged … The layout shows a start screen for all but open.
import { onChanged } from '$lib/host';
import { call } from '$lib/api/call';
import { toAppError, type AppError } from '$lib/api/error';
import type { StatusOfOfficeView } from '$lib/api/commands.gen';
import { forgetAnswers } from '$lib/api/query.svelte';
import { preferences } from './preferences.svelte';
import { toast } from './toasts.svelte';

/** The core hears that somebody is here no more often than this. */
const STIR_MS = 20_000;

class Office {
  status = $state.raw<StatusOfOfficeView>();
  error = $state.raw<AppError>();
  /** The time of the last change that the core confirmed, as this window saw it. */
  savedAt = $state.raw<Date>();
  /** Keeps the start screen while the new office's recovery key must still be seen. */
  holding = $state(false);
  #asking = false;
  #again = false;
  #locking = false;
  /** How often this window was locked: what was asked before shows nothing after. */
  #locks = 0;
  #stirred = false;
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** The office's day (ISO); fixed in a practice office. */
  get today(): string | null {
    return this.status?.today ?? null;
  }

  get open(): boolean {
    return this.status?.state === 'open';
  }

  /** Names disappear at once; the core locks behind it. */
  async lock(): Promise<void> {
    this.#locking = true;
    this.#locks += 1;
    if (this.status) this.#take({ ...this.status, state: 'locked', user: null });
    try {
      await call('lock', {});
    } catch (thrown) {
      this.error = toAppError(thrown);
    }
    this.#locking = false;
    await this.refresh();
  }

  /** As long as it lasts, the core hears that somebody is here. */
  watchStirring(): () => void {
    const stir = () => this.stir();
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, stir, { passive: true, capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, stir, { capture: true });
    };
  }

  /** Somebody touched a key or the pointer. The core, which locks by its own clock, hears of the last time as well. */
  stir(): void {
    this.#stirred = this.#resting !== undefined;
    if (this.#stirred) return;
    // A host that does not answer is noticed by the acts, not by this.
    void call('stay_open', {}).catch(() => undefined);
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      if (this.#stirred) this.stir();
    }, STIR_MS);
  }

  /** Follows the state as long as the page lives; resolves when it is known for the first time. */
  async begin(): Promise<void> {
    preferences.begin();
    onChanged((nouns) => {
      if (nouns.some((noun) => noun !== 'journal' && noun !== 'directory')) void this.refresh();
      if (nouns.some((noun) => ['situation', 'session', 'contract', 'directory'].includes(noun))) {
        this.savedAt = new Date();
      }
    });
    await this.refresh();
  }

  async refresh(): Promise<void> {
    // Whoever locks asks once that is done.
    if (this.#locking) return;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      const { current } = preferences;
      const locks = this.#locks;
      const status = await call('get_status', {});
      if (locks === this.#locks) {
        preferences.hear(status.preferences, current);
        this.#take(status);
        this.error = undefined;
      }
    } catch (thrown) {
      this.error = toAppError(thrown);
    }
    this.#asking = false;
    if (this.#again) {
      this.#again = false;
      await this.refresh();
    }
  }

  #take(status: StatusOfOfficeView): void {
    if (this.open && status.state !== 'open') {
      forgetAnswers();
      toast.forget();
    }
    this.status = status;
  }
}

export const app = new Office();

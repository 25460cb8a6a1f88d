// Results of acts: seen at the foot of the sheet, heard through live regions.

export interface ToastAction {
  label: string;
  run: () => void | Promise<void>;
}

export interface ToastEntry {
  id: number;
  kind: 'done' | 'error';
  text: string;
  action: ToastAction | undefined;
}

const STAYS_MS = 8000;

class Toasts {
  entries = $state.raw<ToastEntry[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  /** Somebody points at the messages or has the focus in them: none goes away by itself. */
  #held = false;

  done(text: string, action?: ToastAction): void {
    this.#add('done', text, action);
  }

  /** An error stays until it is closed; whoever says it can close it by what comes back. */
  error(text: string, action?: ToastAction): number {
    return this.#add('error', text, action);
  }

  close(id: number): void {
    this.entries = this.entries.filter((entry) => entry.id !== id);
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** Takes back what the messages offered; they themselves stay. */
  withdraw(): void {
    this.entries = this.entries.map((entry) => (entry.action ? { ...entry, action: undefined } : entry));
  }

  /** Keeps every message while `held`; after that each has its whole time again. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    for (const entry of this.entries) this.#count(entry);
  }

  /** Takes every message away: they name people. */
  forget(): void {
    for (const entry of this.entries) this.close(entry.id);
    this.#held = false;
  }

  #add(kind: ToastEntry['kind'], text: string, action: ToastAction | undefined): number {
    const entry = { id: this.#next, kind, text, action };
    this.#next += 1;
    this.entries = [...this.entries.filter((other) => other.text !== text).slice(-2), entry];
    this.#count(entry);
    return entry.id;
  }

  #count({ id, kind }: ToastEntry): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    if (kind === 'done' && !this.#held) this.#timers.set(id, setTimeout(() => this.close(id), STAYS_MS));
  }
}

export const toast = new Toasts();

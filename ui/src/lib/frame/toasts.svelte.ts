// Results of acts: seen at the foot of the sheet, heard through one live region.

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

  done(text: string, action?: ToastAction): void {
    this.#add('done', text, action);
  }

  /** An error stays until it is closed. */
  error(text: string, action?: ToastAction): void {
    this.#add('error', text, action);
  }

  close(id: number): void {
    this.entries = this.entries.filter((entry) => entry.id !== id);
  }

  /** Takes every message away: they name people. */
  forget(): void {
    this.entries = [];
  }

  #add(kind: ToastEntry['kind'], text: string, action: ToastAction | undefined): void {
    const id = this.#next;
    this.#next += 1;
    this.entries = [...this.entries.filter((entry) => entry.text !== text).slice(-2), { id, kind, text, action }];
    if (kind === 'done') setTimeout(() => this.close(id), STAYS_MS);
  }
}

export const toast = new Toasts();

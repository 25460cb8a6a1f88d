// What is due, as one list across all sections: arrow keys go from one to the next, Enter opens it, since each is a link,
// and a letter acts on the one that has the focus.

export type DueKind = 'session' | 'announcement' | 'reply' | 'follow_up' | 'procuration' | 'contract' | 'invitation' | 'decision';

/** What stands in `data-due` of an entry. */
export function mark(kind: DueKind, key: string): string {
  return `${kind} ${key}`;
}

function all(box: HTMLElement | undefined): HTMLElement[] {
  return box ? [...box.querySelectorAll<HTMLElement>('[data-due]')].filter((entry) => entry.offsetParent !== null) : [];
}

function show(entry: HTMLElement | undefined): void {
  entry?.focus();
  entry?.closest('li, tr')?.scrollIntoView({ block: 'nearest' });
}

/** So many entries on from the one that has the focus; the first when none has it. */
export function step(box: HTMLElement | undefined, by: number): void {
  const entries = all(box);
  const at = entries.findIndex((entry) => entry === document.activeElement);
  show(entries[at < 0 ? 0 : Math.min(entries.length - 1, Math.max(0, at + by))]);
}

/** The key of the entry of a kind that has the focus. */
export function chosen(kind: DueKind): string | undefined {
  const due = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['due'] : undefined;
  return due?.startsWith(`${kind} `) ? due.slice(kind.length + 1) : undefined;
}

/** Moves the focus to an entry; false where it is not shown. */
export function focusOn(box: HTMLElement | undefined, kind: DueKind, key: string): boolean {
  const entry = all(box).find((candidate) => candidate.dataset['due'] === mark(kind, key));
  show(entry);
  return entry !== undefined;
}

// Arrow keys go from one thing that is due to the next, across all sections; Enter opens it, since each is a link.

const DUE = '[data-due]';

function all(box: HTMLElement | undefined): HTMLElement[] {
  return box ? [...box.querySelectorAll<HTMLElement>(DUE)].filter((entry) => entry.offsetParent !== null) : [];
}

export function focusFirst(box: HTMLElement | undefined): void {
  all(box)[0]?.focus();
}

export function walk(event: KeyboardEvent, box: HTMLElement | undefined): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const entries = all(box);
  const at = entries.findIndex((entry) => entry === document.activeElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  const next = to === undefined ? undefined : entries[Math.min(entries.length - 1, Math.max(0, to))];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
  next.closest('li, tr')?.scrollIntoView({ block: 'nearest' });
}

// Where the focus goes when what had it is gone: with an act, with a dialog, with the screen before.
import { tick } from 'svelte';

/** The `main` of the frame, which can hold the focus itself. */
export const SHEET = 'sheet';

/** Whether no control has the focus. */
export function focusIsFree(): boolean {
  const here = document.activeElement;
  return here === null || here === document.body || here.id === SHEET;
}

/**
 * Gives a free focus to the sheet, once the screen is as it will be: the next Tab leads into it, and a screen reader
 * goes on there instead of at the top of the window.
 */
export async function settleFocus(): Promise<void> {
  await tick();
  if (typeof document !== 'undefined' && focusIsFree()) document.getElementById(SHEET)?.focus({ preventScroll: true });
}

// A change that the core has not answered yet. It is said once it takes longer than anybody waits without wondering, so
// that nobody reads "saved" meanwhile, nor presses again.
import type { CommandName } from './call';
import { commands } from './commands.gen';

const PATIENCE_MS = 400;

/** Entering an access is no change of anybody's. */
function changesSomething(command: CommandName): boolean {
  return commands[command].changes.some((noun) => noun !== 'journal');
}

/** The button that sent it: the one with the focus, or that of the form in which the focus stands. */
function pressed(): Element | undefined {
  const focus = typeof document === 'undefined' ? null : document.activeElement;
  const form = focus?.closest('form');
  const sends = (element: Element) => element instanceof HTMLButtonElement && element.type === 'submit';
  return focus?.closest('button') ?? [...(form?.elements ?? [])].find(sends);
}

class Saving {
  #late = $state(0);

  /** Whether a change has been unanswered for that long. */
  get slow(): boolean {
    return this.#late > 0;
  }

  /** Keeps an eye on `command` until its answer is there. */
  async watch<T>(command: CommandName, answer: Promise<T>): Promise<T> {
    if (!changesSomething(command)) return answer;
    const button = pressed();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#late += 1;
      button?.setAttribute('aria-busy', 'true');
    }, PATIENCE_MS);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
      if (late) {
        this.#late -= 1;
        button?.removeAttribute('aria-busy');
      }
    }
  }
}

export const saving = new Saving();

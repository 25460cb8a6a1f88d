// What may be done with a session and what is shown of it, as the core says; no rule of its own.
import type { Group, SessionView } from '$lib/api/commands.gen';

/** Whether a field of this group may be changed. */
export function may(view: SessionView, group: Group): boolean {
  return view.rights.includes(group);
}

/** Whether a group of fields is open to the user. */
export function shows(view: SessionView, group: Group): boolean {
  return !view.held_back.includes(group);
}

/** Whether the user sees how it is prepared, and not the call to it alone. */
export function showsPreparation(view: SessionView): boolean {
  return shows(view, 'session_file');
}

/** Whether the user sees anything of what it brings: a block, the decision, the minutes. */
export function showsOutcome(view: SessionView): boolean {
  return view.blocks.length > 0 || shows(view, 'session_decision') || shows(view, 'session_minutes');
}

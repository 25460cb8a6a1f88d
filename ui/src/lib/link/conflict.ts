// What can be done about a conflict.
import type { ConflictView, SideView } from '$lib/api/commands.gen';

/** The one text of a conflict that can be written anew. */
export function editableSide(conflict: ConflictView): (SideView & { text: string }) | undefined {
  const [side, ...others] = conflict.sides;
  if (conflict.whose !== null || conflict.obstacle !== null || side === undefined || others.length > 0 || side.text === null) return undefined;
  return { ...side, text: side.text };
}

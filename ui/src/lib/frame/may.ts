// What the functions of the user let them do at all: an act that they could never do is not offered. Whether it can be done
// with the record at hand is said by the view of that record.
import type { RecordKind } from '$lib/api/commands.gen';
import { app } from './app.svelte';

/** Whether the user can make a record of this kind somewhere. */
export function makes(kind: RecordKind): boolean {
  return app.status?.user?.makes.includes(kind) ?? true;
}

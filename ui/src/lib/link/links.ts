// Where the shared server and what could not be merged are looked at.
export const SERVER_HREF = '/server';

/** The conflicts, beginning with those of a situation. */
export function conflictsHref(situation?: string): string {
  const at = `${SERVER_HREF}/conflicts`;
  return situation === undefined ? at : `${at}?situation=${encodeURIComponent(situation)}`;
}

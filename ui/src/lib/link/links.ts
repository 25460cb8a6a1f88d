// Where the shared server, its accounts and what could not be merged are looked at.
export const SERVER_HREF = '/server';
export const ACCOUNTS_HREF = `${SERVER_HREF}/accounts`;
/** What the server shows to those who oversee: its log, its figures. */
export const OVERSIGHT_HREF = `${SERVER_HREF}/oversight`;

/** One account with its devices. */
export function accountHref(id: string): string {
  return `${ACCOUNTS_HREF}?account=${encodeURIComponent(id)}`;
}

/** The conflicts, beginning with those of a situation. */
export function conflictsHref(situation?: string): string {
  const at = `${SERVER_HREF}/conflicts`;
  return situation === undefined ? at : `${at}?situation=${encodeURIComponent(situation)}`;
}

// Where the things that a file, Today and the search name can be opened.
export type FileTab =
  | 'road'
  | 'announcement'
  | 'sessions'
  | 'contracts'
  | 'procurations'
  | 'history'
  | 'journal';

export const FILE_TABS: readonly FileTab[] = [
  'road',
  'announcement',
  'sessions',
  'contracts',
  'procurations',
  'history',
  'journal',
];

export function situationHref(id: string, tab?: FileTab): string {
  return `/situations/${encodeURIComponent(id)}${tab && tab !== 'road' ? `?tab=${tab}` : ''}`;
}

export function sessionHref(id: string): string {
  return `/sessions/${encodeURIComponent(id)}`;
}

export function invitationsHref(session: string): string {
  return `${sessionHref(session)}/invitations`;
}

export function minutesHref(session: string): string {
  return `${sessionHref(session)}/minutes`;
}

export function contractHref(id: string): string {
  return `/contracts/${encodeURIComponent(id)}`;
}

export const ANNOUNCEMENT_HREF = '/announcement';

/** The closed days of a year, to be entered or looked at. */
export function closedDaysHref(year: number): string {
  return `/directory?tab=days&year=${year}`;
}

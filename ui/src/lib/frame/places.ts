import BookUser from '@lucide/svelte/icons/book-user';
import CalendarCheck from '@lucide/svelte/icons/calendar-check';
import FilePen from '@lucide/svelte/icons/file-pen';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import ListTree from '@lucide/svelte/icons/list-tree';
import Users from '@lucide/svelte/icons/users';
import type { LucideIcon } from '@lucide/svelte';
import type { CountsView } from '$lib/api/commands.gen';
import type { MessageKey } from '$lib/i18n';

export interface Place {
  href: string;
  name: MessageKey;
  icon: LucideIcon;
  /** G, then this letter. */
  keys: string;
  count?: keyof CountsView;
}

/** In the order of the work; the order never changes. */
export const places: readonly Place[] = [
  { href: '/', name: 'ui.place.today', icon: CalendarCheck, keys: 'g t', count: 'today' },
  { href: '/situations', name: 'ui.place.situations', icon: FolderOpen, keys: 'g s', count: 'situations' },
  { href: '/sessions', name: 'ui.place.sessions', icon: Users, keys: 'g e', count: 'sessions' },
  { href: '/contracts', name: 'ui.place.contracts', icon: FilePen, keys: 'g c', count: 'contracts' },
];

export const references: readonly Place[] = [
  { href: '/directory', name: 'ui.place.directory', icon: BookUser, keys: 'g r' },
  { href: '/catalogue', name: 'ui.place.catalogue', icon: ListTree, keys: 'g k' },
];

/** Whether `path` lies in the place. */
export function isHere(place: Place, path: string): boolean {
  // Under the window's own scheme the path of the first page is empty.
  return place.href === '/' ? path === '/' || path === '' : path === place.href || path.startsWith(`${place.href}/`);
}

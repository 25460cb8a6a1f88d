// What may be done with a file and what is shown of it, as the core says; no rule of its own.
import type { Group, RecordKind } from '$lib/api/commands.gen';
import { FILE_TABS, type FileTab } from '$lib/situations/links';
import type { OpenFile } from './model';

/** Whether a field of one of these groups of the person or the situation may be changed. */
export function may(file: OpenFile, ...groups: readonly Group[]): boolean {
  const { person, situation } = file.content.rights;
  return groups.some((group) => person.includes(group) || situation.includes(group));
}

/** Whether a record of this kind may be added to the file. */
export function mayAdd(file: OpenFile, kind: RecordKind): boolean {
  return file.content.rights.makes.includes(kind);
}

/** Whether a group of fields of the person or the situation is open to the user. */
export function shows(file: OpenFile, group: Group): boolean {
  const { person, situation } = file.content.held_back;
  return !person.includes(group) && !situation.includes(group);
}

/** Whether nearly nothing is shown: not even where the situation stands. */
export function showsLittle(file: OpenFile): boolean {
  return !shows(file, 'case_state');
}

/** The parts of the file that have anything to say: an empty list that may not be all of it says nothing. */
export function tabsOf(file: OpenFile): readonly FileTab[] {
  const { content } = file;
  const said: Partial<Record<FileTab, boolean>> = {
    announcement: shows(file, 'announcement') || shows(file, 'person_name'),
    sessions: content.sessions.length > 0 || !content.held_back.sessions,
    contracts: content.contracts.length > 0 || !content.held_back.contracts,
    procurations: content.procurations.length > 0 || !content.held_back.procurations,
  };
  return FILE_TABS.filter((tab) => said[tab] ?? true);
}

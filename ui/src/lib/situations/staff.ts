// Staff as names and as choices in a form.
import { directory } from '$lib/api/directory.svelte';
import type { StaffView } from '$lib/api/commands.gen';
import { collator, institutionCode, institutionName } from '$lib/i18n';
import { label } from './codes';

/** `Dr Reto Arvenstein`. */
export function nameOf(staff: StaffView): string {
  return [staff.title, staff.first_name, staff.name].filter((part) => part !== '').join(' ');
}

export function staffName(id: string | null | undefined): string {
  const found = directory.staffMember(id);
  return found ? nameOf(found) : '';
}

/** `ORP Sierre`, `SMR`. */
export function placeOf(institution: string, region: StaffView['region']): string {
  const code = institutionCode(institution);
  return region ? `${code} ${label('region', region)}` : code;
}

export interface StaffChoice {
  value: string;
  label: string;
  detail: string;
}

/** Everybody in office who fits, in the order of names, with where they work. */
export function staffChoices(fits: (staff: StaffView) => boolean = () => true): StaffChoice[] {
  const compare = collator().compare;
  return directory.staff
    .filter((staff) => staff.active && fits(staff))
    .toSorted((one, two) => compare(`${one.name} ${one.first_name}`, `${two.name} ${two.first_name}`))
    .map((staff) => ({ value: staff.id, label: nameOf(staff), detail: placeOf(staff.institution, staff.region) }));
}

/** Institutions that are members today, or that are chosen already; `ORP` with the full name beside it. */
export function institutionChoices(keep: readonly (string | null)[] = []): StaffChoice[] {
  return directory.institutions
    .filter((entry) => entry.member || keep.includes(entry.key))
    .map((entry) => ({ value: entry.key, label: institutionCode(entry.key), detail: institutionName(entry.key) }))
    .toSorted((one, two) => collator().compare(one.label, two.label));
}

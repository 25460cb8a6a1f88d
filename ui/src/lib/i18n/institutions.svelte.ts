import type { Bilingual } from '$lib/api/commands.gen';
import { language, type Language } from './language.svelte';

interface Names {
  code: Bilingual;
  name: Bilingual;
}

// Filled from the directory as soon as the office is open; sentences and code tiles read it.
let known = $state.raw<ReadonlyMap<string, Names>>(new Map());

export function setInstitutions(institutions: readonly (Names & { key: string })[]): void {
  known = new Map(institutions.map(({ key, code, name }) => [key, { code, name }]));
}

/** ORP / RAV: the short name in the language asked for. */
export function institutionCode(key: string, tongue: Language = language.current): string {
  return known.get(key)?.code[tongue] ?? key.toUpperCase();
}

/** The full name in the language asked for. */
export function institutionName(key: string, tongue: Language = language.current): string {
  return known.get(key)?.name[tongue] ?? institutionCode(key, tongue);
}

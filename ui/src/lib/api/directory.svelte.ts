// Institutions, staff and rooms: asked for once, kept for every screen, asked for again when the directory changes.
import { language, type Language } from '$lib/i18n/language.svelte';
import { query } from './query.svelte';
import type { DirectoryView, InstitutionView, StaffView } from './commands.gen';

class Directory {
  view = $state.raw<DirectoryView>();
  readonly #institutions = $derived(new Map((this.view?.institutions ?? []).map((entry) => [entry.key, entry])));
  readonly #staff = $derived(new Map((this.view?.staff ?? []).map((entry) => [entry.id, entry])));

  get institutions(): readonly InstitutionView[] {
    return this.view?.institutions ?? [];
  }

  get staff(): readonly StaffView[] {
    return this.view?.staff ?? [];
  }

  institution(key: string): InstitutionView | undefined {
    return this.#institutions.get(key);
  }

  person(id: string | null | undefined): StaffView | undefined {
    return id ? this.#staff.get(id) : undefined;
  }

  /** ORP / RAV: the short name in the language of the interface; the key itself while nothing is loaded. */
  code(key: string, tongue: Language = language.current): string {
    return this.#institutions.get(key)?.code[tongue] ?? key.toUpperCase();
  }

  /** The full name. */
  name(key: string, tongue: Language = language.current): string {
    return this.#institutions.get(key)?.name[tongue] ?? key.toUpperCase();
  }

  staffName(id: string | null | undefined): string {
    const found = this.person(id);
    return found ? nameOf(found) : '';
  }
}

/** `Dr Reto Arvenstein`. */
export function nameOf(staff: StaffView): string {
  return [staff.title, staff.first_name, staff.name].filter((part) => part !== '').join(' ');
}

export const directory = new Directory();

/** Called once by a screen: loads the directory and follows its changes for as long as the screen lives. */
export function useDirectory(): Directory {
  const asked = query(() => ['get_directory', {}]);
  $effect(() => {
    if (asked.data) directory.view = asked.data;
  });
  return directory;
}

// Institutions, staff and rooms: asked for once, kept for every screen, asked for again when the directory changes.
import { institutionCode, institutionName, setInstitutions } from '$lib/i18n/institutions.svelte';
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

  /** ORP / RAV: the short name in the language of the interface. */
  code(key: string): string {
    return institutionCode(key);
  }

  /** The full name. */
  name(key: string): string {
    return institutionName(key);
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
    if (!asked.data) return;
    directory.view = asked.data;
    setInstitutions(asked.data.institutions);
  });
  return directory;
}

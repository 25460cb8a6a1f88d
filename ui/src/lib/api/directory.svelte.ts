// Reference data that nearly every screen names: institutions, staff, rooms. Asked for once, kept fresh.
import { onChanged } from '$lib/host';
import { institutionCode, institutionName, setInstitutions } from '$lib/i18n/institutions.svelte';
import { call } from './call';
import type { DirectoryView, InstitutionView, RoomView, StaffView } from './commands.gen';
import { toAppError, type AppError } from './error';
import { takeAhead } from './query.svelte';

const NOTHING: DirectoryView = { institutions: [], staff: [], rooms: [] };

class Directory {
  #view = $state.raw<DirectoryView>(NOTHING);
  readonly #institutions = $derived(new Map(this.#view.institutions.map((entry) => [entry.key, entry])));
  readonly #staff = $derived(new Map(this.#view.staff.map((entry) => [entry.id, entry])));
  loaded = $state(false);
  /** Why it could not be had, the last time it was asked for. */
  error = $state.raw<AppError>();

  get institutions(): readonly InstitutionView[] {
    return this.#view.institutions;
  }

  get staff(): readonly StaffView[] {
    return this.#view.staff;
  }

  get rooms(): readonly RoomView[] {
    return this.#view.rooms;
  }

  institution(key: string | null | undefined): InstitutionView | undefined {
    return key ? this.#institutions.get(key) : undefined;
  }

  staffMember(id: string | null | undefined): StaffView | undefined {
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
    const found = this.staffMember(id);
    return found ? nameOf(found) : '';
  }

  room(id: string | null | undefined): RoomView | undefined {
    return this.#view.rooms.find((entry) => entry.id === id);
  }

  /** Called by the frame while the office is open. */
  follow(): () => void {
    void this.refresh();
    return onChanged((nouns) => {
      if (nouns.includes('directory')) void this.refresh();
    });
  }

  async refresh(): Promise<void> {
    try {
      const view = takeAhead('get_directory', {}) ?? (await call('get_directory', {}));
      this.#view = view;
      setInstitutions(view.institutions);
      this.loaded = true;
      this.error = undefined;
    } catch (thrown) {
      // Names stay as they were.
      this.error = toAppError(thrown);
    }
  }
}

/** `Dr Reto Arvenstein`. */
export function nameOf(staff: StaffView): string {
  return [staff.title, staff.first_name, staff.name].filter((part) => part !== '').join(' ');
}

export const directory = new Directory();

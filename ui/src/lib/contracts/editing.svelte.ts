// A contract being written: every keystroke is kept here, saved by itself shortly after, and shown on paper.
import { act, call } from '$lib/api';
import type {
  CatalogueItemView,
  ConformityView,
  ContractDraft,
  ContractLanguages,
  ContractView,
  FieldErrorView,
  Language,
  PageView,
  Party,
  Written,
} from '$lib/api/commands.gen';
import { toAppError, type AppError } from '$lib/api/error';
import { say } from '$lib/i18n/say';
import { SvelteSet } from 'svelte/reactivity';

const SAVE_AFTER_MS = 700;
const SHOW_AFTER_MS = 250;

// Outlives the screen: leaving the editor with something unsaved and coming back loses nothing.
const open = new Map<string, ContractEditing>();

function clock(): string {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
}

export function written(): Written {
  return { text: '', translation: '' };
}

/** Identity of a party, for tabs and lists. */
export function partyKey(party: Party): string {
  return party.kind === 'institution' ? party.institution : party.kind;
}

export class ContractEditing {
  readonly id: string;
  draft = $state<ContractDraft>();
  conformity = $state.raw<ConformityView>();
  fields = $state.raw<FieldErrorView[]>([]);
  /** The time of the last save, as shown. */
  savedAt = $state('');
  saving = $state(false);
  error = $state.raw<AppError>();

  pages = $state.raw<PageView[]>([]);
  replaced = $state('');
  previewError = $state.raw<AppError>();
  languages = $state<ContractLanguages>('fr');
  /** Fields to which a gap was followed: they say what they miss. */
  readonly asked = new SvelteSet<string>();

  #stored = '';
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #showTimer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #round = 0;
  #seen = '';

  private constructor(id: string) {
    this.id = id;
  }

  static of(id: string): ContractEditing {
    let found = open.get(id);
    if (!found) {
      found = new ContractEditing(id);
      open.set(id, found);
    }
    return found;
  }

  get dirty(): boolean {
    return this.draft !== undefined && JSON.stringify(this.draft) !== this.#stored;
  }

  /** What the core holds now. Half-written text stays; identities that the core gave are taken over. */
  take(view: ContractView): void {
    if (this.draft === undefined || !this.dirty || !view.editable) {
      const next = JSON.stringify(view.draft);
      if (next !== this.#stored || this.draft === undefined) {
        // What the core could not read it does not hold; it stays here as typed, with its sentence.
        if (this.draft !== undefined && this.fields.length > 0 && view.editable) {
          this.#adopt(view.draft);
          this.#stored = JSON.stringify(this.draft);
        } else {
          this.draft = structuredClone(view.draft);
          this.#stored = next;
        }
      }
    }
    this.conformity = view.conformity;
    if (this.#seen !== view.row.state) {
      this.#seen = view.row.state;
      this.show(0);
    }
  }

  /** Takes the identities that the core gave to goals, measures and duties into the text that is here. */
  #adopt(from: ContractDraft): void {
    const here = this.draft;
    if (!here) return;
    for (const list of ['goals', 'measures', 'duties'] as const) {
      if (here[list].length !== from[list].length) continue;
      from[list].forEach((entry, index) => {
        const mine = here[list][index];
        if (mine && mine.id === null) mine.id = entry.id;
      });
    }
  }

  /** Called at every change of the text. */
  changed(): void {
    if (!this.dirty) return;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.save(), SAVE_AFTER_MS);
    this.show(SHOW_AFTER_MS);
  }

  /** Saves what is here now; an act that needs the stored text waits for it. */
  async save(): Promise<boolean> {
    clearTimeout(this.#saveTimer);
    while (this.#running) await this.#running;
    if (!this.dirty || !this.draft) return this.error === undefined;
    const draft = $state.snapshot(this.draft) as ContractDraft;
    this.saving = true;
    this.#running = (async () => {
      const result = await act('save_contract', { contract: this.id, draft }, { quietError: true });
      if (result.ok) {
        this.#stored = JSON.stringify(draft);
        this.conformity = result.view.conformity;
        this.fields = result.view.fields;
        this.error = undefined;
        this.savedAt = clock();
      } else {
        this.error = result.error;
      }
    })();
    await this.#running;
    this.#running = undefined;
    this.saving = false;
    if (this.error === undefined && this.dirty) this.changed();
    return this.error === undefined;
  }

  /** Draws the paper anew, a little later. */
  show(after: number): void {
    clearTimeout(this.#showTimer);
    this.#showTimer = setTimeout(() => void this.#draw(), after);
  }

  choose(languages: ContractLanguages): void {
    this.languages = languages;
    this.show(0);
  }

  async #draw(): Promise<void> {
    const round = (this.#round += 1);
    const draft = this.dirty && this.draft ? ($state.snapshot(this.draft) as ContractDraft) : null;
    try {
      const view = await call('preview_contract', { contract: this.id, draft, languages: this.languages });
      if (round !== this.#round) return;
      this.pages = view.pages;
      this.replaced = view.replaced_characters;
      this.previewError = undefined;
    } catch (thrown) {
      if (round === this.#round) this.previewError = toAppError(thrown);
    }
  }

  /** What the core could not read in a field; once a gap was followed to it, what is missing there. */
  problem(name: string): FieldErrorView | string | undefined {
    const refused = this.fields.find((entry) => entry.field === name);
    if (refused || !this.asked.has(name)) return refused;
    const gap = this.conformity?.gaps.find((entry) => entry.field === name);
    return gap ? say('conformity', gap.message) : undefined;
  }

  addGoal(): number {
    if (!this.draft) return -1;
    this.draft.goals.push({ id: null, text: written(), indicator: written(), due_on: '', state: 'open' });
    this.changed();
    return this.draft.goals.length - 1;
  }

  addMeasure(): number {
    if (!this.draft) return -1;
    this.draft.measures.push({
      id: null,
      catalogue_item: null,
      title: written(),
      provider: '',
      payer: null,
      legal_basis: null,
      from: this.draft.starts_on,
      to: '',
      cost: '',
      commission: 'not_needed',
    });
    this.changed();
    return this.draft.measures.length - 1;
  }

  /** Takes title, payer and legal basis from the catalogue; what is not in a catalogue goes before the Commission droit. */
  takeItem(index: number, item: CatalogueItemView): void {
    const measure = this.draft?.measures[index];
    if (!measure || !this.draft) return;
    const other: Language = this.draft.language === 'fr' ? 'de' : 'fr';
    measure.catalogue_item = item.key;
    measure.title = { text: item.title[this.draft.language], translation: item.title[other] };
    measure.payer = item.payer;
    measure.legal_basis = item.legal_basis;
    if (measure.commission === 'to_request') measure.commission = 'not_needed';
    this.changed();
  }

  addDuty(party: Party): number {
    if (!this.draft) return -1;
    this.draft.duties.push({ id: null, party, text: written() });
    this.changed();
    return this.draft.duties.length - 1;
  }

  remove(list: 'goals' | 'measures' | 'duties' | 'reviews' | 'signatories', index: number): void {
    this.draft?.[list].splice(index, 1);
    this.changed();
  }

  move(list: 'goals' | 'measures' | 'duties', index: number, by: -1 | 1): void {
    this.swap(list, index, index + by);
  }

  /** Lets two lines change places. */
  swap(list: 'goals' | 'measures' | 'duties', one: number, other: number): void {
    const entries: unknown[] | undefined = this.draft?.[list];
    if (!entries || other < 0 || other >= entries.length) return;
    [entries[one], entries[other]] = [entries[other], entries[one]];
    this.changed();
  }
}

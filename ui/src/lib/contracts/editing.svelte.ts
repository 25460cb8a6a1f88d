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
import { watchUnsaved } from '$lib/api/unsaved';
import { say } from '$lib/i18n/say';
import { SvelteSet } from 'svelte/reactivity';
import { can } from './party';

const SAVE_AFTER_MS = 700;
const SHOW_AFTER_MS = 250;

// Outlives the screen while something is not saved: leaving the editor and coming back loses nothing.
const open = new Map<string, ContractEditing>();

watchUnsaved(() => [...open.values()].filter((editing) => editing.dirty).map((editing) => ({ entry: 'contract', place: `/contracts/${editing.id}` })));

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

/** Takes the identities that the core gave to goals, measures and duties over into `mine`. */
function adopt(mine: ContractDraft, kept: ContractDraft): void {
  for (const list of ['goals', 'measures', 'duties'] as const) {
    if (mine[list].length !== kept[list].length) continue;
    kept[list].forEach((entry, index) => {
      const here = mine[list][index];
      if (here) here.id ??= entry.id;
    });
  }
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
  /** Of the paper: to begin with, the one in which it is written. */
  languages = $state<ContractLanguages>('fr');
  /** Fields to which a gap was followed: they say what they miss. */
  readonly asked = new SvelteSet<string>();

  /** What stands here, as it was last saved. */
  #saved = $state.raw('');
  /** What the core holds: the same words, tidied. */
  #kept = '';
  #screens = 0;
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

  /** A screen shows it; the function that comes back is called when the screen goes, and saves what is left. */
  show(): () => void {
    this.#screens += 1;
    return () => {
      this.#screens -= 1;
      void this.save().then((saved) => {
        if (saved && this.#screens === 0) open.delete(this.id);
      });
    };
  }

  get dirty(): boolean {
    return this.draft !== undefined && JSON.stringify(this.draft) !== this.#saved;
  }

  /** What the core holds now. Words typed here stay as they are typed; what was changed elsewhere comes in. */
  take(view: ContractView): void {
    const kept = JSON.stringify(view.draft);
    const isNew = this.draft === undefined || !can(view, 'write') || (!this.dirty && kept !== this.#kept);
    if (this.draft === undefined) this.languages = view.draft.language;
    if (isNew) {
      this.draft = structuredClone(view.draft);
      this.#saved = kept;
      this.fields = view.fields;
    }
    this.#kept = kept;
    this.conformity = view.conformity;
    // The paper shows the stage as well as the words.
    const seen = JSON.stringify([view.row.state, view.signatories, view.draft.goals]);
    if (isNew || this.#seen !== seen) {
      this.#seen = seen;
      this.draw(0);
    }
  }

  /** Called at every change of the text. */
  changed(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.save(), SAVE_AFTER_MS);
    this.draw(SHOW_AFTER_MS);
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
        const { draft: kept, fields, conformity } = result.view;
        if (this.draft) adopt(this.draft, kept);
        adopt(draft, kept);
        this.#saved = JSON.stringify(draft);
        this.#kept = JSON.stringify(kept);
        this.conformity = conformity;
        this.fields = fields;
        this.error = undefined;
        this.savedAt = clock();
      } else {
        this.error = result.error;
        this.fields = result.error.fields;
      }
    })();
    await this.#running;
    this.#running = undefined;
    this.saving = false;
    return this.error === undefined;
  }

  /** Draws the paper anew, a little later. */
  draw(after: number): void {
    clearTimeout(this.#showTimer);
    this.#showTimer = setTimeout(() => void this.#draw(), after);
  }

  choose(languages: ContractLanguages): void {
    this.languages = languages;
    this.draw(0);
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
    return this.draft.goals.push({ id: null, text: written(), indicator: written(), due_on: '', state: 'open' }) - 1;
  }

  addMeasure(): number {
    if (!this.draft) return -1;
    const { starts_on } = this.draft;
    const measure = {
      id: null,
      catalogue_item: null,
      title: written(),
      provider: '',
      payer: null,
      legal_basis: null,
      from: starts_on,
      to: '',
      cost: '',
      commission: 'not_needed' as const,
    };
    return this.draft.measures.push(measure) - 1;
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
  }

  addDuty(party: Party): number {
    if (!this.draft) return -1;
    return this.draft.duties.push({ id: null, party, text: written() }) - 1;
  }

  /** Puts the dates of the core in the place of those that stand here. */
  async proposeReviews(): Promise<AppError | undefined> {
    if (!(await this.save())) return this.error;
    try {
      const { reviews } = await call('propose_contract_reviews', { contract: this.id });
      if (this.draft) this.draft.reviews = reviews;
      return undefined;
    } catch (thrown) {
      return toAppError(thrown);
    }
  }

  remove(list: 'goals' | 'measures' | 'duties' | 'reviews' | 'signatories', index: number): void {
    this.draft?.[list].splice(index, 1);
  }

  /** Lets two lines change places. */
  swap(list: 'goals' | 'measures' | 'duties', one: number, other: number): void {
    const entries: unknown[] | undefined = this.draft?.[list];
    if (!entries || other < 0 || other >= entries.length) return;
    [entries[one], entries[other]] = [entries[other], entries[one]];
  }
}

// The announcement being typed. It outlives its screen and the switch of the language.
import { call, Draft } from '$lib/api';
import type { AnnouncementCheckView, AnnouncementDraft, Region } from '$lib/api/commands.gen';
import type { AppError, FieldError } from '$lib/api/error';
import { NO_ADDRESS } from '$lib/file/address';

const KEY = 'announcement';
/** Long enough not to ask at every letter, short enough to feel live. */
const REST_MS = 150;

interface Values {
  /** First the search over all regions, then the form. */
  step: 'search' | 'form';
  /** What was searched. */
  words: string;
  /** Who was found: shown in place of the identity fields. */
  chosen: { name: string; birth_date: string | null; town: string; number: string | null } | null;
  draft: AnnouncementDraft;
}

function emptyDraft(today: string, region: Region | null): AnnouncementDraft {
  return {
    person: null,
    former: null,
    not_same_as: [],
    name: '',
    first_name: '',
    form: null,
    sex: null,
    birth_date: '',
    avs: '',
    language: null,
    address: { ...NO_ADDRESS },
    phone: '',
    email: '',
    representative_kind: null,
    representative_name: '',
    representative_phone: '',
    representative_address: { ...NO_ADDRESS },
    representative_language: null,
    region,
    register: 'bureau',
    service: null,
    counted_under: null,
    worker: null,
    respondent: null,
    received_on: today,
    follow_up_started_on: '',
    age_group: null,
    provenance: 'institution',
    service_asked: null,
    criteria: [],
    laci_rights_end_on: '',
    other_services: [],
    reason: '',
  };
}

export class AnnouncementForm extends Draft<Values> {
  /** What the core says of the draft as it stands. */
  check = $state.raw<AnnouncementCheckView>();
  /** Fields one has left: only these are told what is wrong before the first try. */
  touched = $state.raw<ReadonlySet<string>>(new Set());
  tried = $state(false);
  #round = 0;

  /** The draft of this session, or a new one. */
  static current(today: string, region: Region | null): AnnouncementForm {
    const found = Draft.find<AnnouncementForm>(KEY);
    if (found) return found;
    const fresh: Values = { step: 'search', words: '', chosen: null, draft: emptyDraft(today, region) };
    return new AnnouncementForm(fresh).keepAs(KEY);
  }

  static forgetCurrent(): void {
    Draft.forget(KEY);
  }

  touch(field: string): void {
    if (!this.touched.has(field)) this.touched = new Set([...this.touched, field]);
  }

  /** What is wrong with a field, once one has been there or tried to announce. */
  refusal(field: string): FieldError | undefined {
    if (!this.tried && !this.touched.has(field)) return undefined;
    const source = this.check?.fields ?? this.fields;
    return source.find((entry) => entry.field === field);
  }

  /** The list of what is wrong follows what the core says of the draft as it stands. */
  override get refused(): AppError | undefined {
    if (!this.error || this.error.fields.length === 0 || !this.check) return this.error;
    return this.check.fields.length > 0 ? { ...this.error, fields: this.check.fields } : undefined;
  }

  /** Asks the core what it thinks, once typing rests. Call from an effect. */
  watch(): (() => void) | undefined {
    const request = { draft: $state.snapshot(this.values.draft) as AnnouncementDraft };
    if (this.values.step !== 'form') return undefined;
    const timer = setTimeout(() => void this.#ask(request), REST_MS);
    return () => clearTimeout(timer);
  }

  async #ask(request: { draft: AnnouncementDraft }): Promise<void> {
    const round = (this.#round += 1);
    try {
      const view = await call('check_announcement', request);
      if (round === this.#round) this.check = view;
    } catch {
      // The hints are help; announcing itself says what is wrong.
      if (round === this.#round) this.check = undefined;
    }
  }
}

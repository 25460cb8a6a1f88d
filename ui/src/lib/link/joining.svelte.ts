// The way to a shared server, step by step. It outlives its screen: leaving and coming back, or switching the language,
// loses neither what was typed nor the recovery codes, which the server gives once.
import { Draft } from '$lib/api';
import type { EnrolmentView, ServerFoundView, ServerView } from '$lib/api/commands.gen';

/** What a session is for: an office on a new computer, an office that worked alone, or one whose session ended. */
export type Purpose = 'join' | 'bind' | 'again';

const KEY = 'joining';
const KEY_AGAIN = 'joining again';

export type Step = 'address' | 'fingerprint' | 'account' | 'authenticator' | 'codes';

interface Typed {
  address: string;
  account: string;
  /** A one-time code sets the account up first. */
  by: 'code' | 'account';
  code: string;
  password: string;
  password_again: string;
  totp: string;
  second: string;
  /** What this computer is to be called. */
  label: string;
  use_keyring: boolean;
}

const NOTHING: Typed = {
  address: '',
  account: '',
  by: 'code',
  code: '',
  password: '',
  password_again: '',
  totp: '',
  second: '',
  label: '',
  use_keyring: true,
};

export class Joining extends Draft<Typed> {
  step = $state<Step>('address');
  found = $state.raw<ServerFoundView>();
  enrolment = $state.raw<EnrolmentView>();
  codes = $state.raw<readonly string[]>([]);
  /** The account was set up on this way: its session waits for what it is for. */
  isFresh = $state(false);

  private constructor(values: Typed = NOTHING) {
    super(values);
  }

  /** The way that was begun, or a new one. */
  static begin(): Joining {
    return Draft.find<Joining>(KEY) ?? new Joining().keepAs(KEY);
  }

  /** The same for an office with an account at `server` that is set up anew. */
  static again({ address, place, account }: ServerView): Joining {
    const joining = new Joining({ ...NOTHING, address, account }).keepAs(KEY_AGAIN);
    // The server is known, and so is what this computer is called there.
    joining.found = { address, place, fingerprint: null, label: '' };
    joining.go('account');
    return joining;
  }

  /** The way of an office whose account is set up anew, if it was begun. */
  static findAgain(): Joining | undefined {
    return Draft.find<Joining>(KEY_AGAIN);
  }

  /** Secrets stay nowhere longer than they must. */
  static end(): void {
    Draft.forget(KEY);
    Draft.forget(KEY_AGAIN);
  }

  override get dirty(): boolean {
    return this.step !== 'address' || super.dirty;
  }

  /** To be sent with every request: what the server was found under, with the fingerprint that was compared. */
  get address(): string {
    return this.found?.address ?? '';
  }

  get server(): string {
    return this.found?.place ?? '';
  }

  go(step: Step): void {
    this.step = step;
    this.error = undefined;
    this.fields = [];
  }

  /** The other way in: what was refused on the one is nothing to it. */
  choose(by: Typed['by']): void {
    this.values.by = by;
    this.go(this.step);
  }

  async find(): Promise<void> {
    const found = await this.submit('find_server', { address: this.values.address });
    if (!found) return;
    this.found = found;
    this.values.label ||= found.label;
    this.go(found.fingerprint === null ? 'account' : 'fingerprint');
  }

  async beginEnrolment(): Promise<void> {
    const { account, code } = this.values;
    const begun = await this.submit('begin_enrolment', { address: this.address, account, code });
    if (!begun) return;
    this.enrolment = begun;
    this.go('authenticator');
  }

  async finishEnrolment(purpose: Purpose): Promise<void> {
    const { account, code, password, password_again, totp } = this.values;
    const label = purpose === 'again' ? null : this.values.label;
    const request = { address: this.address, account, code, password, password_again, totp, label };
    const done = await this.submit('finish_enrolment', request);
    if (!done) return;
    this.codes = done.codes;
    this.enrolment = undefined;
    this.isFresh = true;
    Object.assign(this.values, { by: 'account', code: '', password_again: '', totp: '' });
    this.go('codes');
  }

  keptCodes(): void {
    this.codes = [];
    this.go('account');
  }

  /** Makes an office on this computer and gives its recovery key. */
  async join(): Promise<string | undefined> {
    const { use_keyring } = this.values;
    const made = await this.submit('join_office', { ...this.#credentials(), use_keyring });
    this.#forgetSession();
    return made?.recovery_key;
  }

  /** Binds the open office. */
  async bind(done: string): Promise<boolean> {
    const bound = await this.submit('bind_office', this.#credentials(), { done });
    this.#forgetSession();
    return bound !== undefined;
  }

  /** Takes the session of the open office up again. */
  async resume(done: string): Promise<boolean> {
    const { password, second } = this.#credentials();
    const resumed = await this.submit('sign_in_again', { password, second }, { done });
    this.#forgetSession();
    return resumed !== undefined;
  }

  /** By the session that setting the account up began, or by password and code. */
  #credentials(): { address: string; account: string; password: string; second: string | null; label: string | null } {
    const { account, password, second, label } = this.values;
    const asTyped = this.isFresh ? { second: null, label: null } : { second, label };
    return { address: this.address, account, password, ...asTyped };
  }

  /** The session is gone, with the application that held it: the account signs in like any other. */
  #forgetSession(): void {
    if (this.error?.code === 'server_enrolment_over') this.isFresh = false;
  }
}

// The way to a shared server, step by step. It outlives its screen: leaving and coming back, or switching the language,
// loses neither what was typed nor the recovery codes, which the server gives once.
import { Draft } from '$lib/api';
import type { EnrolmentView, ServerFoundView } from '$lib/api/commands.gen';

const KEY = 'joining';

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
  use_keyring: true,
};

export class Joining extends Draft<Typed> {
  step = $state<Step>('address');
  found = $state.raw<ServerFoundView>();
  enrolment = $state.raw<EnrolmentView>();
  codes = $state.raw<readonly string[]>([]);
  /** The account was set up on this way: what remains is the next code. */
  isFresh = $state(false);

  private constructor() {
    super(NOTHING);
  }

  /** The way that was begun, or a new one. */
  static begin(): Joining {
    return Draft.find<Joining>(KEY) ?? new Joining().keepAs(KEY);
  }

  /** Secrets stay nowhere longer than they must. */
  static end(): void {
    Draft.forget(KEY);
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

  async find(): Promise<void> {
    const found = await this.submit('find_server', { address: this.values.address });
    if (!found) return;
    this.found = found;
    this.go(found.fingerprint === null ? 'account' : 'fingerprint');
  }

  async beginEnrolment(): Promise<void> {
    const { account, code } = this.values;
    const begun = await this.submit('begin_enrolment', { address: this.address, account, code });
    if (!begun) return;
    this.enrolment = begun;
    this.go('authenticator');
  }

  async finishEnrolment(): Promise<void> {
    const { account, code, password, password_again, totp } = this.values;
    const done = await this.submit('finish_enrolment', { address: this.address, account, code, password, password_again, totp });
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
    const { account, password, second, use_keyring } = this.values;
    const made = await this.submit('join_office', { address: this.address, account, password, second, use_keyring });
    return made?.recovery_key;
  }

  /** Binds the open office. */
  async bind(done: string): Promise<boolean> {
    const { account, password, second } = this.values;
    return (await this.submit('bind_office', { address: this.address, account, password, second }, { done })) !== undefined;
  }
}

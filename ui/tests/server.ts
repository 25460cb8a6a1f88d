// The shared server as a program of its own, with an authenticator that the test holds.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CreateOfficeRequest } from '../src/lib/api/commands.gen';
import { expect, openOffice, type Office } from './office';

const PROGRAM = process.env['SERVER'] ?? resolve('../target/debug/bureau-cii-server');
/** Of every account that a fixture sets up. */
export const ACCOUNT_PASSWORD = 'sept lacs au-dessus de la vallée';

/** An account that was set up. */
export interface Account {
  name: string;
  password: string;
  /** Of the authenticator, in base32. */
  secret: string;
  /** Each serves once, and needs no waiting for the next code. */
  recovery: string[];
}

/** Six digits for this moment, or for so many steps of half a minute later. */
export function codeOf(secret: string, later = 0): string {
  const bits = [...secret.replace(/\s/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac('sha1', key).update(step).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function line(told: string, begin: string): string {
  const found = told.split('\n').find((text) => text.startsWith(begin));
  if (found === undefined) throw new Error(`no «${begin}» in: ${told}`);
  return found.slice(begin.length);
}

/** A port that was free a moment ago: a restarted server must be found where it was. */
async function freePort(): Promise<number> {
  const socket = createServer();
  await new Promise<void>((listening) => socket.listen(0, '127.0.0.1', listening));
  const { port } = socket.address() as AddressInfo;
  await new Promise((closed) => socket.close(closed));
  return port;
}

export class SharedServer {
  #child: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    /** Name and port. */
    readonly place: string,
    /** SHA-256 of its certificate, in pairs with colons. */
    readonly fingerprint: string,
    /** One-time code of the first administrator, whose account is `clara.exemple`. */
    readonly code: string,
  ) {}

  /** A new server that listens. */
  static async begin(): Promise<SharedServer> {
    const folder = mkdtempSync(join(tmpdir(), 'bureau-cii-server-'));
    const place = `127.0.0.1:${await freePort()}`;
    writeFileSync(join(folder, 'server.toml'), `folder = ${JSON.stringify(join(folder, 'data'))}\nlisten = "${place}"\n`);
    const told = run(folder, ['init', '--name', 'clara.exemple', '--first-name', 'Clara', '--last-name', 'Zenruffinen']);
    const server = new SharedServer(folder, place, line(told, 'fingerprint: '), line(told, 'one-time code: '));
    await server.start();
    return server;
  }

  /** Name, port and fingerprint, as the administration hands them out. */
  get address(): string {
    return `${this.place}#${this.fingerprint}`;
  }

  /** Runs a command that succeeds, and gives what it told. */
  run(...words: string[]): string {
    return run(this.folder, words);
  }

  /** A new colleague of the bureau's secretariat, who gets a one-time code. */
  addUser(name: string, ...words: string[]): string {
    // Whoever is in the directory has a name there.
    const person = words.includes('--staff') ? [] : ['--first-name', 'Noé', '--last-name', 'Zenruffinen'];
    const place = words.length > 0 ? words : ['--institution', 'bureau', '--function', 'secretariat'];
    return line(this.run('user', 'add', '--name', name, ...person, ...place), 'one-time code: ');
  }

  /** Starts the program and waits until it listens. */
  async start(): Promise<void> {
    const child = spawn(PROGRAM, ['serve', '--config', join(this.folder, 'server.toml')], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#child = child;
    await new Promise<void>((listening, failed) => {
      let said = '';
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.includes('listening on ')) listening();
      });
      child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
      child.once('error', failed);
    });
  }

  /** Ends the program without a farewell; what it holds stays. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Sets an account up from the core of `office`, past its window, at `place`. Its session waits there. */
  async enrol(office: Office, account: string, code: string, place = this.place): Promise<Account> {
    const who = { address: `${place}#${this.fingerprint}`, account, code };
    const { secret } = await office.call('begin_enrolment', who);
    const { codes } = await office.call('finish_enrolment', {
      ...who,
      password: ACCOUNT_PASSWORD,
      password_again: ACCOUNT_PASSWORD,
      totp: codeOf(secret),
      label: 'Poste d’essai',
    });
    return { name: account, password: ACCOUNT_PASSWORD, secret, recovery: codes };
  }

  /** Makes an office out of what the server holds, past the window of `office`, which has none and set the account up. */
  async join(office: Office, account: Account, place = this.place): Promise<void> {
    await office.call('join_office', { ...this.#enrolled(account, place), use_keyring: false });
  }

  /** Binds an office that worked alone and set the account up, past its window. */
  async bind(office: Office, account: Account): Promise<void> {
    await office.call('bind_office', this.#enrolled(account, this.place));
  }

  #enrolled(
    { name, password }: Account,
    place: string,
  ): { address: string; account: string; password: string; second: null; label: null } {
    return { address: `${place}#${this.fingerprint}`, account: name, password, second: null, label: null };
  }

  /** Withdraws the access of every device of an account. */
  revokeDevices(account: string): void {
    const devices = this.run('device', 'list', '--name', account).split('\n').filter(Boolean);
    for (const device of devices) this.run('device', 'revoke', '--device', device.split('\t')[0] ?? '');
  }
}

/** Waits until the server has everything of an office. */
export async function inStep(office: Office): Promise<void> {
  await expect
    .poll(async () => {
      const { state, waiting } = await office.call('get_server', {});
      return `${state.kind} ${waiting}`;
    })
    .toBe('connected 0');
}

/** Clara's office, which works alone until it is bound. */
export async function openBureau(about: Partial<CreateOfficeRequest> = {}, now?: string): Promise<Office> {
  const office = await openOffice({ practice: false, ...(now && { now }) });
  await office.call('create_office', {
    first_name: 'Clara',
    name: 'Zenruffinen',
    function: 'secretariat',
    region: null,
    language: 'fr',
    password: 'marmotte grise au col',
    password_again: 'marmotte grise au col',
    use_keyring: false,
    ...about,
  });
  return office;
}

/** Binds Clara's office to a new server, and waits until the server has what it held. */
export async function bindBureau(server: SharedServer, office: Office): Promise<void> {
  await server.bind(office, await server.enrol(office, 'clara.exemple', server.code));
  await inStep(office);
}

/** The desk of a new account, with everything that the server lets it see: an account of `words`, as `user add` takes them. */
export async function openDesk(server: SharedServer, account: string, words: string[] = [], now?: string): Promise<Office> {
  const office = await openOffice({ practice: false, ...(now && { now }) });
  await server.join(office, await server.enrol(office, account, server.addUser(account, ...words)));
  await expect
    .poll(async () => (await office.call('get_status', {})).state)
    .toMatch(/^(open|without_records)$/);
  await inStep(office);
  return office;
}

/** A bad line to a server: what it answers comes late, and everything can be cut. */
export class SlowLine {
  readonly #open = new Set<Socket>();
  #cut = false;

  private constructor(
    private readonly listener: Server,
    /** After how many milliseconds an answer comes. */
    public late: number,
    /** Where the server is reached through it. */
    readonly place: string,
  ) {}

  static async to(server: SharedServer, late: number): Promise<SlowLine> {
    const listener = createServer();
    await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening));
    const line = new SlowLine(listener, late, `127.0.0.1:${(listener.address() as AddressInfo).port}`);
    const [host = '', port = ''] = server.place.split(':');
    listener.on('connection', (near) => {
      const far = connect(Number(port), host);
      for (const [socket, other] of [[near, far], [far, near]] as const) {
        line.#open.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          line.#open.delete(socket);
          other.destroy();
        });
      }
      if (line.#cut) near.destroy();
      near.pipe(far);
      far.on('data', (bytes) => setTimeout(() => near.write(bytes), line.late));
    });
    return line;
  }

  cut(): void {
    this.#cut = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#cut = false;
  }

  close(): void {
    this.cut();
    this.listener.close();
  }
}

function run(folder: string, words: string[]): string {
  return execFileSync(PROGRAM, [...words, '--config', join(folder, 'server.toml')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

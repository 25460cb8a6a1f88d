// A real core behind the real interface: every worker starts a dev host of its own on a temporary folder.
import { test as base, expect, type Page, type Request } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Commands, CommandName, Language, PreferencesView, Theme } from '../src/lib/api/commands.gen';

const HOST = process.env['DEV_HOST_BIN'] ?? process.env['DEV_HOST'] ?? resolve('../target/debug/dev-host');
/** The morning on which the tests take place; the practice office has its own day. */
const NOW = '2026-01-14T08:00:00Z';

export class Office {
  constructor(
    readonly url: string,
    readonly data: string,
    private readonly host: ChildProcess,
  ) {}

  async call<C extends CommandName>(command: C, request: Commands[C]['request']): Promise<Commands[C]['view']> {
    const response = await fetch(`${this.url}/api/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const body = (await response.json()) as unknown;
    if (!response.ok) throw new Error(`${command}: ${JSON.stringify(body)}`);
    return (body as { view: Commands[C]['view'] }).view;
  }

  async prefer(change: Partial<PreferencesView>): Promise<void> {
    const { preferences } = await this.call('get_status', {});
    await this.call('set_preferences', { preferences: { ...preferences, ...change } });
  }

  async look(language: Language, theme: Theme): Promise<void> {
    await this.prefer({ language, theme });
  }

  /** Ends this host by its own process, and waits until it has gone; the folder stays. */
  async stop(): Promise<void> {
    if (this.host.exitCode !== null || this.host.signalCode !== null) return;
    const gone = new Promise((done) => this.host.once('exit', done));
    this.host.kill();
    await gone;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}

export interface OfficeOptions {
  practice?: boolean;
  keyring?: 'works' | 'locked' | 'missing' | 'unavailable';
  /** A folder that is already there. */
  data?: string;
  /** When it is opened, if not on the morning of the tests. */
  now?: string;
}

export async function openOffice({ practice = true, keyring = 'works', data, now = NOW }: OfficeOptions = {}): Promise<Office> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'bureau-cii-'));
  const args = ['--data', folder, '--port', '0', '--ui', resolve('build'), '--now', now, '--keyring', keyring];
  if (practice) args.push('--practice');
  const host = spawn(HOST, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  host.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const url = await new Promise<string>((found, failed) => {
    let said = '';
    host.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const address = /http:\/\/[\w.:]+/.exec(said)?.[0];
      if (address) found(address);
    });
    host.once('exit', (code) => failed(new Error(`the dev host ended with ${code}: ${errors}`)));
    host.once('error', failed);
  });
  return new Office(url, folder, host);
}

interface Fixtures {
  /** The office of a worker serves one test after another: each finds it in the same language and the same light. */
  sameLook: void;
  /** Collected from the page's console; a test fails on any: the strict policy speaks there. */
  complaints: string[];
}

export const test = base.extend<Fixtures, { office: Office }>({
  office: [
    // Playwright reads the names of what a fixture needs from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const office = await openOffice();
      await use(office);
      await office.close();
    },
    { scope: 'worker' },
  ],
  sameLook: [
    async ({ office }, use) => {
      await office.look('fr', 'light');
      await use();
    },
    { auto: true },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        const text = message.text();
        // A refusal of the core is an answer, not a fault; a place that does not exist is asked for on purpose; some tests
        // end their host while the page still listens to it; and the machine's own network may change.
        const expected = /status of 422|ERR_(NETWORK_CHANGED|CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING)|Not found: \/nowhere/;
        if (message.type() !== 'error' || expected.test(text)) return;
        complaints.push(`${page.url()}: ${text}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What each page asked for and did not get yet, but for the line on which it hears of changes. */
const underWay = new WeakMap<Page, Set<Request>>();

function watch(page: Page): Set<Request> {
  const known = underWay.get(page);
  if (known) return known;
  const asked = new Set<Request>();
  page.on('request', (request) => {
    if (['fetch', 'script'].includes(request.resourceType())) asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  underWay.set(page, asked);
  return asked;
}

/** Opens a place and waits until everything that is asked for is there. */
export async function visit(page: Page, office: Office, path: string): Promise<void> {
  const asked = watch(page);
  asked.clear();
  await page.goto(office.url + path);
  await settled(page);
}

/** Waits until everything that is asked for is there, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main, dialog[open]').first().waitFor();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  const busy = page.locator('[aria-busy="true"]');
  // On a slow machine the screen comes in parts, and a part asks for the next when it is drawn.
  do {
    await expect(busy).toHaveCount(0);
    await expect.poll(() => underWay.get(page)?.size ?? 0, { intervals: [20, 50, 100] }).toBe(0);
    await quiet(page);
  } while ((underWay.get(page)?.size ?? 0) > 0 || (await busy.count()) > 0);
}

/** Waits until the page has not changed for a moment; not longer than a second. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const end = setTimeout(finish, 1000);
        let quiet = setTimeout(finish, 200);
        const observer = new MutationObserver(() => {
          clearTimeout(quiet);
          quiet = setTimeout(finish, 200);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        function finish() {
          clearTimeout(end);
          clearTimeout(quiet);
          observer.disconnect();
          done();
        }
      }),
  );
}

export interface Screen {
  name: string;
  path: string;
  /** Done once it is open: a dialog, a tab of the keyboard. */
  then?: (page: Page) => Promise<void>;
}

/** Every screen of the open office, with the first record of each kind. */
export async function screensOf(office: Office): Promise<Screen[]> {
  const situations = await office.call('list_situations', {
    query: '',
    regions: [],
    states: [],
    registers: [],
    services: [],
    coordinator: null,
    procuration: null,
    open_only: false,
    sort: 'name',
    offset: 0,
    limit: 50,
  });
  const { sessions } = await office.call('list_sessions', { region: null, past: true });
  const { contracts } = await office.call('list_contracts', { region: null, states: [], query: '' });
  const situation = situations.rows.find((row) => row.name !== null)?.id;
  const planned = sessions.find((row) => row.name !== null && ['planned', 'invited', 'confirmed', 'ready'].includes(row.state));
  const held = sessions.find((row) => row.name !== null && row.state === 'held') ?? planned;
  const drafted = contracts.find((row) => row.name !== null && row.state === 'draft') ?? contracts[0];

  const screens: Screen[] = [
    { name: 'today', path: '/' },
    { name: 'situations', path: '/situations' },
    { name: 'announcement', path: '/announcement' },
    { name: 'sessions', path: '/sessions' },
    { name: 'contracts', path: '/contracts' },
    ...['institutions', 'staff', 'rooms', 'days'].map((tab) => ({ name: `directory-${tab}`, path: `/directory?tab=${tab}` })),
    {
      name: 'directory-staff-form',
      path: '/directory?tab=staff',
      then: async (page) => {
        await page.keyboard.press('n');
        await page.locator('dialog[open]').waitFor();
      },
    },
    { name: 'catalogue', path: '/catalogue' },
    ...['display', 'letters', 'security', 'server', 'backups', 'about'].map((tab) => ({
      name: `settings-${tab}`,
      path: `/settings?tab=${tab}`,
    })),
    { name: 'journal', path: '/journal' },
    { name: 'server-none', path: '/server' },
    { name: 'conflicts-none', path: '/server/conflicts' },
    {
      name: 'palette',
      path: '/',
      then: async (page) => {
        await page.keyboard.press('Control+k');
        await page.locator('dialog[open] input').fill('2025-0');
      },
    },
    {
      name: 'shortcuts',
      path: '/',
      then: async (page) => {
        await page.keyboard.press('?');
        await page.locator('dialog[open]').waitFor();
      },
    },
    { name: 'lost', path: '/nowhere' },
  ];
  if (situation) {
    for (const tab of ['road', 'announcement', 'sessions', 'contracts', 'procurations', 'history', 'journal']) {
      screens.push({ name: `file-${tab}`, path: `/situations/${situation}?tab=${tab}` });
    }
  }
  if (planned) {
    screens.push({ name: 'planner', path: `/sessions/${planned.id}` });
    screens.push({ name: 'invitations', path: `/sessions/${planned.id}/invitations` });
  }
  if (held) screens.push({ name: 'minutes', path: `/sessions/${held.id}/minutes` });
  if (drafted) screens.push({ name: 'contract', path: `/contracts/${drafted.id}` });
  return screens;
}

export async function open(page: Page, office: Office, screen: Screen): Promise<void> {
  await visit(page, office, screen.path);
  if (screen.then) {
    await screen.then(page);
    await settled(page);
  }
}

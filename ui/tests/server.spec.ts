// The real server program between two windows: what one does reaches the other, and what cannot be merged is settled.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { resolve } from 'node:path';
import type { AddressView, AnnouncementDraft, ServerState, ServerView } from '../src/lib/api/commands.gen';
import { expect, openOffice, settled, test, visit, type Office } from './office';
import { bindBureau, inStep, openBureau, openDesk, SharedServer, SlowLine } from './server';

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');
const NOWHERE: AddressView = { supplement: '', street: '', number: '', postal_box: '', postcode: '', town: '', country: '' };
const HOME: AddressView = { ...NOWHERE, street: 'Rue de l’Essai', number: '12', postcode: '3960', town: 'Sierre' };

const DRAFT: AnnouncementDraft = {
  person: null,
  former: null,
  not_same_as: [],
  name: 'Combeclaire',
  first_name: 'Nolwenn',
  form: 'madam',
  sex: 'female',
  birth_date: '17.4.1988',
  avs: '',
  language: 'fr',
  address: HOME,
  phone: '079 000 00 02',
  email: '',
  representative_kind: null,
  representative_name: '',
  representative_phone: '',
  representative_address: NOWHERE,
  representative_language: null,
  region: 'sierre',
  register: 'bureau',
  service: 'orp',
  counted_under: null,
  worker: null,
  respondent: null,
  received_on: '12.1.2026',
  follow_up_started_on: '24.12.2025',
  age_group: 'adult',
  provenance: 'institution',
  service_asked: 'assessment',
  criteria: ['several_services'],
  laci_rights_end_on: '',
  other_services: [{ institution: 'cms', contact: null, imminent: false }],
  reason: 'Plusieurs services sans plan commun.',
};

let server: SharedServer;
/** Clara's, which worked alone and was bound; Noé's, made out of what the server holds. */
let first: Office;
let second: Office;
let situation: string;

async function phoneOf(office: Office): Promise<string> {
  const { content } = await office.call('get_file', { situation });
  return content?.person.phone ?? '';
}

async function savePhone(office: Office, phone: string): Promise<void> {
  const { content } = await office.call('get_file', { situation });
  if (!content) throw new Error('the file is masked');
  const { person } = content;
  await office.call('save_person', {
    situation,
    person: person.id,
    name: person.name,
    first_name: person.first_name,
    form: person.form,
    sex: person.sex,
    birth_date: '17.4.1988',
    avs: '',
    language: person.language,
    address: HOME,
    phone,
    email: '',
    representative_kind: null,
    representative_name: '',
    representative_phone: '',
    representative_address: NOWHERE,
    representative_language: null,
    confirm_identity: false,
    restricted: false,
    restriction_reason: '',
    restriction_allowed: [],
  });
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

/** Both languages and both themes of a page: accessible, and without scrolling sideways at 200 %. */
async function look(page: Page, office: Office, path: string, name: string): Promise<void> {
  for (const [language, theme] of [['fr', 'light'], ['fr', 'dark'], ['de', 'light'], ['de', 'dark']] as const) {
    await office.look(language, theme);
    await visit(page, office, path);
    await page.screenshot({ path: `${GALLERY}/${name}-${language}-${theme}.png` });
    expect.soft(await faults(page), `${name}, ${language}, ${theme}`).toEqual([]);
  }
  await office.prefer({ zoom: 200, language: 'de', theme: 'light' });
  await visit(page, office, path);
  await page.screenshot({ path: `${GALLERY}/${name}-200.png` });
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, .rail')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className}`),
  );
  expect.soft(wide, name).toEqual([]);
  await office.prefer({ zoom: 100, language: 'fr', theme: 'light' });
}

const corner = (page: Page) => page.locator('.rail .foot ul a');

async function windowOf(browser: Browser, office: Office, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await visit(page, office, path);
  return page;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await SharedServer.begin();
  first = await openBureau();
  situation = (await first.call('announce', { draft: DRAFT })).id;
  await first.look('fr', 'light');
  await bindBureau(server, first);
  second = await openDesk(server, 'noe.exemple');
  await second.look('fr', 'light');
});

test.afterAll(async () => {
  await first.close();
  await second.close();
  await server.close();
});

test('without a server the page says so and leads to the settings', async ({ office, page }) => {
  await visit(page, office, '/');
  await expect(corner(page)).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { name: 'Ce bureau travaille seul' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ouvrir les réglages' })).toHaveAttribute('href', '/settings?tab=server');
});

/** States that no test can bring about on a running server without breaking it: as the core tells them. */
const STATES: readonly (readonly [ServerState, boolean, Record<'fr' | 'de', string>])[] = [
  [{ kind: 'connecting' }, false, { fr: 'Connexion en cours', de: 'Verbindung wird aufgebaut' }],
  [
    { kind: 'certificate', fingerprint: 'ab12'.repeat(16) },
    true,
    { fr: 'Le serveur présente un autre certificat', de: 'Der Server weist ein anderes Zertifikat vor' },
  ],
  [
    { kind: 'not_kept', why: { code: 'store_disk_full', params: {} } },
    true,
    { fr: 'Ce qui vient du serveur n’a pas pu être enregistré', de: 'Was vom Server kam, liess sich nicht speichern' },
  ],
  [
    { kind: 'unpurged' },
    true,
    { fr: 'Des données retirées ne sont pas encore détruites', de: 'Entzogene Daten sind noch nicht vernichtet' },
  ],
  [{ kind: 'sign_in' }, true, { fr: 'Connectez-vous à nouveau', de: 'Melden Sie sich neu an' }],
  [{ kind: 'update' }, true, { fr: 'Mettez l’application à jour', de: 'Aktualisieren Sie die Anwendung' }],
  [
    { kind: 'strange', status: 418 },
    true,
    { fr: 'Le serveur a répondu d’une manière inattendue', de: 'Der Server hat unerwartet geantwortet' },
  ],
  [
    { kind: 'removal', removed: 1200, of: 1900 },
    true,
    { fr: 'Beaucoup de données vont quitter ce poste', de: 'Viele Daten verlassen dieses Gerät' },
  ],
];

for (const [language, theme] of [['fr', 'light'], ['de', 'dark']] as const) {
  test(`each state says what to do, ${language}, ${theme}`, async ({ office, page }) => {
    await office.look(language, theme);
    for (const [state, asks, title] of STATES) {
      await page.route('**/api/get_server', (route) =>
        route.fulfill({
          json: {
            act: null,
            view: {
              state,
              place: 'cii.exemple.ch:8443',
              account: 'clara.exemple',
              waiting: 2,
              conflicts: 0,
              refused: 0,
              arrived: null,
              last_contact: '2026-01-13T17:41:00',
              lease_days: 14,
              lease_ends: '2026-01-27T17:41:00',
              recovery_codes: 2,
              address: 'cii.exemple.ch:8443',
              administers: false,
              shows_log: false,
              shows_figures: false,
            } satisfies ServerView,
          },
        }),
      );
      await visit(page, office, '/server');
      await expect(page.locator('main').getByText(title[language]).first()).toBeVisible();
      await page.screenshot({ path: `${GALLERY}/server-${state.kind}-${language}-${theme}.png` });
      expect.soft(await faults(page), state.kind).toEqual([]);
      const spoken = page.locator('.rail').getByRole('status');
      if (asks) await expect(spoken).not.toBeEmpty();
      else await expect(spoken).toBeEmpty();
      await page.unroute('**/api/get_server');
    }
    await office.look('fr', 'light');
  });
}

test('what one changes appears on the open screen of the other', async ({ browser }) => {
  const page = await windowOf(browser, second, `/situations/${situation}?tab=announcement`);
  await expect(corner(page)).toHaveText(['Synchronisé']);
  await expect(page.getByText('079 000 00 02').first()).toBeVisible();
  await savePhone(first, '079 000 00 09');
  await expect(page.getByText('079 000 00 09').first()).toBeVisible();
  await page.context().close();
});

test('work goes on offline, and what cannot be merged is settled for both', async ({ browser }) => {
  const one = await windowOf(browser, first, '/server');
  const other = await windowOf(browser, second, '/server');
  await expect(one.getByRole('heading', { name: 'Tout est synchronisé' })).toBeVisible();
  await look(one, first, '/server', 'server');

  await server.kill();
  await savePhone(first, '079 000 00 11');
  await savePhone(second, '079 000 00 22');
  for (const page of [one, other]) {
    await visit(page, page === one ? first : second, '/server');
    await expect(corner(page).first()).toContainText('Hors ligne depuis');
    await expect(corner(page).first()).toContainText('1 modification à envoyer');
    await expect(page.getByRole('heading', { name: /^Hors ligne depuis/ })).toBeVisible();
    await expect(page.getByRole('grid', { name: 'À envoyer' }).or(page.getByRole('table', { name: 'À envoyer' }))).toContainText('1 fiche');
  }
  await look(one, first, '/server', 'server-offline');

  await server.start();
  await visit(one, first, '/server');
  await one.keyboard.press('y');
  await other.keyboard.press('y');
  await inStep(first);
  await inStep(second);
  for (const page of [one, other]) {
    await expect(corner(page).nth(1)).toHaveText('1 divergence à trancher');
    await expect(page.getByRole('status').filter({ hasText: '1 divergence à trancher' })).toHaveCount(1);
  }
  // Whoever came first.
  const kept = await phoneOf(first);
  expect(await phoneOf(second)).toBe(kept);
  const [offered, author] = kept === '079 000 00 11' ? ['079 000 00 22', 'Noé'] : ['079 000 00 11', 'Clara'];

  await visit(one, first, `/situations/${situation}`);
  await one.screenshot({ path: `${GALLERY}/file-conflict-fr.png` });
  await one.getByRole('link', { name: '1 divergence', exact: true }).click();
  const conflict = one.getByRole('article');
  await expect(conflict).toHaveCount(1);
  await expect(conflict).toContainText('Nolwenn Combeclaire');
  await expect(conflict).toContainText(`par ${author} Zenruffinen`);
  await expect(conflict.getByRole('row', { name: /^Téléphone/ }).getByRole('cell')).toHaveText([kept, offered]);
  await look(one, first, '/server/conflicts', 'conflicts');

  // A text of one's own is read like the form reads it.
  await visit(one, first, '/server/conflicts');
  await one.keyboard.press('e');
  const dialog = one.getByRole('dialog', { name: 'Téléphone' });
  const field = dialog.locator('[data-field="text"] input');
  await field.fill('demain');
  await one.keyboard.press('Control+Enter');
  await expect(dialog.locator('[data-field="text"]')).toContainText('téléphone');
  await one.keyboard.press('Escape');

  await one.keyboard.press('j');
  await one.keyboard.press('2');
  await expect(one.getByText('Aucune divergence n’attend de choix.')).toBeVisible();
  await expect(corner(other)).toHaveText(['Synchronisé']);
  await expect.poll(() => phoneOf(second)).toBe(offered);

  // Taken back, it is open again on both; kept, it is gone on both. The message that offers it may be gone by now.
  await one.keyboard.press('Control+z');
  await expect(one.getByRole('article')).toHaveCount(1);
  await expect(corner(other).nth(1)).toHaveText('1 divergence à trancher');
  await one.getByRole('button', { name: 'Garder ce qui vaut' }).click();
  await expect(one.getByText('Aucune divergence n’attend de choix.')).toBeVisible();
  await settled(one);
  await one.screenshot({ path: `${GALLERY}/conflicts-empty-fr.png` });
  await expect(corner(other)).toHaveText(['Synchronisé']);
  await one.context().close();
  await other.context().close();
});

test('what cannot take the place any more once minutes are approved can still be settled', async ({ browser }) => {
  await first.call('decide_triage', { situation, outcome: 'complex', text: '', coordinator: null });
  const session = (await first.call('plan_session', { situation, kind: 'round_table' })).row.id;
  await first.call('set_session_date', { session, date: '14.1.2026', time: '10:00', minutes: 60, place: { kind: 'open' } });
  await first.call('hold_session', { session, decision: 'coaching', minutes: 'Un contrat est convenu.', case_manager: null });
  await inStep(first);
  const written = async (office: Office) => (await office.call('get_session', { session })).minutes_text.text;
  await expect.poll(() => written(second).catch(() => '')).toBe('Un contrat est convenu.');

  await server.kill();
  await first.call('save_minutes', { session, minutes: 'Un contrat est convenu pour mars.' });
  await second.call('save_minutes', { session, minutes: 'Un contrat est convenu pour avril.' });
  await server.start();
  await first.call('synchronise', {});
  await inStep(first);
  await second.call('synchronise', {});
  await inStep(second);
  // Whoever came first.
  const kept = await written(first);
  await expect.poll(() => written(second)).toBe(kept);
  await first.call('approve_minutes', { session });
  await inStep(first);

  const page = await windowOf(browser, first, '/server/conflicts');
  const conflict = page.getByRole('article');
  await expect(conflict).toHaveCount(1);
  await expect(conflict).toContainText(kept.includes('mars') ? 'pour avril' : 'pour mars');
  await expect(conflict).toContainText('la fiche ne change plus sur ce point');
  await expect(conflict.getByRole('button')).toHaveText([/^Garder ce qui vaut/]);
  await look(page, first, '/server/conflicts', 'conflicts-sealed');
  await visit(page, first, '/server/conflicts');
  // The keys do no more than the buttons.
  await page.keyboard.press('2');
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(conflict).toHaveCount(1);
  await page.keyboard.press('1');
  await expect(page.getByText('Aucune divergence n’attend de choix.')).toBeVisible();
  await inStep(first);
  expect(await written(first)).toBe(kept);
  await expect.poll(async () => (await second.call('list_conflicts', {})).open.length).toBe(0);
  await page.context().close();
});

test('both hold the same, which the page says in a sentence', async ({ browser }) => {
  const page = await windowOf(browser, first, '/server');
  await page.getByRole('button', { name: 'Comparer', exact: true }).click();
  await expect(page.getByText(/tiennent les mêmes \d+ fiches/)).toBeVisible();
  // Whoever pressed it goes on from there.
  await expect(page.getByRole('button', { name: 'Comparer', exact: true })).toBeFocused();
  await page.context().close();
});

test('what the server refuses is listed with its content until it is read', async ({ browser }) => {
  const third = await openOffice({ practice: false });
  const line = await SlowLine.to(server, 0);
  try {
    const account = await server.enrol(third, 'ines.exemple', server.addUser('ines.exemple'), line.place);
    await server.join(third, account, line.place);
    await expect.poll(async () => (await third.call('get_status', {})).state).toBe('open');
    await third.look('fr', 'light');
    // The right to it ends before the server hears of it: otherwise it would be refused at once.
    line.cut();
    await third.call('save_room', {
      id: null,
      name: 'Belvédère',
      region: 'sierre',
      building: { fr: 'Hôtel de Ville', de: 'Rathaus' },
      address: HOME,
      seats: 8,
      access: { fr: '', de: '' },
      in_use: true,
    });
    let staff: string | undefined;
    await expect
      .poll(async () => {
        const { accounts } = await first.call('list_accounts', {});
        staff = accounts.find((one) => one.name === 'ines.exemple')?.user?.staff;
        return staff;
      })
      .toBeDefined();
    await first.call('save_staff', {
      id: staff ?? '',
      name: 'Zenruffinen',
      first_name: 'Noé',
      title: '',
      form: 'neutral',
      institution: 'bureau',
      region: 'sierre',
      functions: ['regional_coordinator'],
      language: 'fr',
      phone: '',
      email: '',
      address: NOWHERE,
      working_week: { mornings: [true, true, true, true, true], afternoons: [true, true, true, true, true] },
      absences: [],
      from: '',
      to: '',
    });
    await expect.poll(async () => (await first.call('get_server', {})).waiting).toBe(0);
    line.mend();
    await third.call('synchronise', {});
    const page = await windowOf(browser, third, '/server');
    await expect(corner(page).nth(1)).toHaveText('1 modification refusée');
    const refused = page.getByRole('article');
    await expect(refused).toContainText('Vos droits ne permettent pas cette modification.');
    await expect(refused).toContainText('Belvédère');
    await look(page, third, '/server', 'server-refused');
    await visit(page, third, '/server');
    await page.getByRole('button', { name: /^J’ai lu/ }).click();
    await expect(page.getByText('Rien n’attend d’être envoyé, tranché ou lu.')).toBeVisible();
    await expect(corner(page)).toHaveText(['Synchronisé']);
    await page.context().close();
  } finally {
    line.close();
    await third.close();
  }
});

test('an access that is withdrawn takes the data of that computer with it', async ({ browser }) => {
  const page = await windowOf(browser, second, '/server');
  const line = page.getByRole('listitem').filter({ hasText: 'Ce poste' });
  await expect(line).toContainText('Poste d’essai');
  await expect(line).toContainText('Connecté');
  await line.getByRole('button', { name: /^Renommer/ }).click();
  const label = page.getByRole('dialog').getByLabel('Nom de ce poste', { exact: true });
  await label.fill(' ');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog').locator('[data-field="label"] [aria-invalid="true"]')).toBeFocused();
  await label.fill('Portable de Noé');
  await page.keyboard.press('Control+Enter');
  await expect(line).toContainText('Portable de Noé');
  await settled(page);
  await page.screenshot({ path: `${GALLERY}/server-devices-fr.png` });
  await line.getByRole('button', { name: /^Retirer l’accès/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Retirer l’accès de ce poste-ci' });
  await expect(dialog).toContainText('Toutes les données de ce poste sont détruites');
  await settled(page);
  await page.screenshot({ path: `${GALLERY}/server-revoke-fr.png` });
  expect.soft(await faults(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await second.call('get_status', {})).state).toBe('revoked_here');
  // It says by whom it was.
  await expect(page.getByRole('heading', { name: 'Vous avez retiré l’accès de ce poste' })).toBeVisible();
  await expect(page.getByText('Vous l’avez fait sur ce poste même.')).toBeVisible();
  await look(page, second, '/', 'server-revoked-here');
  await page.context().close();
});

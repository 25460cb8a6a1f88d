// Who is not at the Bureau: each function walks through its places, is offered nothing that would be refused, and reads no
// blank as a fact. The Commission droit decides by keyboard, and the window of the Bureau shows it.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import type { Language, StaffView } from '../src/lib/api/commands.gen';
import { wordsOf } from './look';
import { expect, settled, test, visit, type Office } from './office';
import { bindBureau, inStep, openBureau, openDesk, SharedServer } from './server';

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');
/** The server has the real time, so the day of the offices must be that day. */
const now = new Date().toISOString();
const NOWHERE = { supplement: '', street: '', number: '', postal_box: '', postcode: '', town: '', country: '' };
const HOME = { ...NOWHERE, street: 'Rue de l’Essai', number: '12', postcode: '3960', town: 'Sierre' };
const NAME = 'Combeclaire';

let server: SharedServer;
let bureau: Office;
let contract: string;
const desks = new Map<string, Office>();

/** `day.month.year`, so many days from now. */
function dayIn(days: number): string {
  const day = new Date(Date.parse(now) + days * 86_400_000);
  return `${day.getUTCDate()}.${day.getUTCMonth() + 1}.${day.getUTCFullYear()}`;
}

async function addStaff(name: string, institution: string, region: StaffView['region'], duty: StaffView['functions'][number]): Promise<string> {
  const { id } = await bureau.call('save_staff', {
    id: null,
    name,
    first_name: 'Essai',
    title: '',
    form: 'neutral',
    institution,
    region,
    functions: [duty],
    language: 'fr',
    phone: '027 000 00 01',
    email: `${name.toLowerCase()}@example.ch`,
    address: HOME,
    working_week: { mornings: [true, true, true, true, true], afternoons: [true, true, true, true, true] },
    absences: [],
    from: '',
    to: '',
  });
  return id;
}

async function come(name: string, ...words: string[]): Promise<void> {
  desks.set(name, await openDesk(server, name, words, now));
}

function deskOf(name: string): Office {
  const office = desks.get(name);
  if (!office) throw new Error(`${name} did not come`);
  return office;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await SharedServer.begin();
  bureau = await openBureau({}, now);
  const orp = await addStaff('Berclaz', 'orp', 'sierre', 'respondent_adults');
  const worker = await addStaff('Antille', 'orp', 'sierre', 'field_worker');
  const physician = await addStaff('Schmid', 'smr', null, 'smr_physician');
  const coordinator = await addStaff('Perren', 'bureau', 'sierre', 'regional_coordinator');
  await bureau.call('save_room', {
    id: null,
    name: '3.12',
    region: 'sierre',
    building: { fr: 'Maison des essais', de: 'Haus der Versuche' },
    address: HOME,
    seats: 12,
    access: { fr: '3e étage', de: '3. Stock' },
    in_use: true,
  });
  const announced = {
    person: null,
    former: null,
    not_same_as: [],
    name: NAME,
    first_name: 'Nolwenn',
    form: 'madam' as const,
    sex: 'female' as const,
    birth_date: '17.4.1988',
    avs: '',
    language: 'fr' as const,
    address: HOME,
    phone: '079 000 00 02',
    email: '',
    representative_kind: null,
    representative_name: '',
    representative_phone: '',
    representative_address: NOWHERE,
    representative_language: null,
    region: 'sierre' as const,
    register: 'bureau' as const,
    service: 'orp',
    counted_under: null,
    worker,
    respondent: orp,
    received_on: dayIn(-10),
    follow_up_started_on: dayIn(-60),
    age_group: 'adult' as const,
    provenance: 'institution' as const,
    service_asked: 'assessment' as const,
    criteria: ['several_services' as const],
    laci_rights_end_on: '',
    other_services: [{ institution: 'cms', contact: null, imminent: false }],
    reason: 'Plusieurs services sans plan commun.',
  };
  const situation = (await bureau.call('announce', { draft: announced })).id;
  await bureau.call('decide_triage', { situation, outcome: 'complex', text: '', coordinator });
  await bureau.call('announce', { draft: { ...announced, name: 'Valcombe', first_name: 'Rémy', birth_date: '2.2.1990', other_services: [] } });
  const grant = (institution: string, categories: ('identity' | 'employment' | 'medical')[]) => ({ institution, categories });
  await bureau.call('save_procuration', {
    situation,
    procuration: null,
    starts_on: dayIn(-5),
    ends_on: dayIn(300),
    signed_on: dayIn(-5),
    signed_by_representative: false,
    grants: [grant('orp', ['identity', 'employment']), grant('cms', ['identity']), grant('smr', ['medical'])],
  });
  const { row } = await bureau.call('plan_session', { situation, kind: 'assessment' });
  const { rooms } = await bureau.call('get_directory', {});
  const { proposals } = await bureau.call('get_week', { session: row.id, week_of: null });
  const [best] = proposals;
  if (!best) throw new Error('no proposal');
  await bureau.call('set_session_date', {
    session: row.id,
    date: best.starts_at.slice(0, 10),
    time: best.starts_at.slice(11, 16),
    minutes: 120,
    place: { kind: 'room', value: best.room ?? rooms[0]?.id ?? '' },
  });
  const { invitees } = await bureau.call('get_session', { session: row.id });
  await bureau.call('mark_invitations_sent', { session: row.id, invitees: invitees.map((invitee) => invitee.id) });
  contract = (await bureau.call('start_contract', { situation })).contract;
  const { draft } = await bureau.call('get_contract', { contract });
  const measure = (title: string, translation: string, cost: string) => ({
    id: null,
    catalogue_item: null,
    title: { text: title, translation },
    provider: 'Atelier d’essai, Sierre',
    payer: { kind: 'institution' as const, institution: 'orp' },
    legal_basis: 'laci' as const,
    from: dayIn(30),
    to: dayIn(120),
    cost,
    commission: 'requested' as const,
  });
  await bureau.call('save_contract', {
    contract,
    draft: {
      ...draft,
      aim: { text: 'Retrouver un emploi stable', translation: '' },
      measures: [
        { ...measure('Bilan de compétences', '', '1200'), commission: 'not_needed' },
        measure('Atelier de menuiserie', 'Schreinerwerkstatt', '4800'),
        measure('Cours de conduite', 'Fahrkurs', '950.50'),
        { ...measure('Stage en forêt', 'Praktikum im Wald', ''), payer: null, legal_basis: null },
      ],
    },
  });
  await bindBureau(server, bureau);
  await come('anne.exemple', '--staff', orp);
  await come('luc.exemple', '--staff', worker);
  await come('ruth.exemple', '--staff', physician);
  await come('nadia.exemple', '--staff', coordinator);
  await come('paul.exemple', '--institution', 'oai', '--function', 'legal_commission');
});

test.afterAll(async () => {
  for (const office of [bureau, ...desks.values()]) await office.close();
  await server.close();
});

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

/** A picture of what is on the screen, which is accessible and tells no blank as a fact. */
async function seen(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: `${GALLERY}/roles-${name}.png` });
  expect.soft(await faults(page), name).toEqual([]);
  expect.soft(await page.locator('body').innerText(), name).not.toMatch(/1970/);
}

interface Walk {
  who: string;
  announces: boolean;
  calls: boolean;
  keeps: boolean;
  /** Whether the name of the person is open. */
  named: boolean;
  own: boolean;
}

const WALKS: readonly Walk[] = [
  { who: 'anne', announces: true, calls: false, keeps: false, named: true, own: true },
  { who: 'luc', announces: true, calls: false, keeps: false, named: true, own: true },
  { who: 'ruth', announces: false, calls: false, keeps: false, named: false, own: true },
  { who: 'paul', announces: false, calls: false, keeps: false, named: false, own: true },
  { who: 'nadia', announces: true, calls: true, keeps: false, named: true, own: false },
];

for (const language of ['fr', 'de'] as const satisfies readonly Language[]) {
  const say = wordsOf(language);

  for (const walk of WALKS) {
    test(`${walk.who} is offered what can be done, ${language}`, async ({ page }) => {
      const office = deskOf(`${walk.who}.exemple`);
      const picture = (name: string) => seen(page, `${walk.who}-${name}-${language}`);
      const offered = async (words: string, may: boolean) => {
        await expect(page.locator('main').getByRole('button', { name: words }).first()).toBeVisible({ visible: may });
      };
      await office.look(language, 'light');
      await visit(page, office, '/');
      await offered(say('sessions.convoke.act'), walk.calls);
      await offered(say('today.announce'), walk.announces);
      await expect(page.getByLabel(say('today.region'))).toHaveCount(walk.own ? 0 : 1);
      await expect(page.getByRole('heading', { name: say('today.procurations') })).toHaveCount(walk.own ? 0 : 1);
      await picture('today');

      // The keys of the frame offer the same.
      await page.keyboard.press('?');
      const dialog = page.locator('dialog[open]');
      await dialog.waitFor();
      await expect(dialog.getByText(say('situations.new'), { exact: true })).toHaveCount(walk.announces ? 1 : 0);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.keyboard.press('n');
      if (walk.announces) {
        await expect(page).toHaveURL(/\/announcement$/);
      } else {
        await settled(page);
        expect(new URL(page.url()).pathname).toBe('/');
      }

      await visit(page, office, '/situations');
      await expect(page.locator('main').getByText(NAME).first()).toBeVisible({ visible: walk.named });
      await offered(say('situations.announce'), walk.announces);
      await picture('situations');

      await visit(page, office, '/sessions');
      await offered(say('sessions.convoke.act'), walk.calls);
      await picture('sessions');
      await visit(page, office, '/contracts');
      await offered(say('contracts.start'), walk.calls);
      await picture('contracts');

      await page.keyboard.press('Control+k');
      await dialog.locator('input').fill('zzz');
      await expect(dialog.getByText('zzz', { exact: false }).first()).toBeVisible();
      await expect(dialog.getByRole('option')).toHaveCount(walk.announces ? 1 : 0);
      await picture('palette');
      await page.keyboard.press('Escape');

      for (const [tab, add] of [['staff', 'ui.directory.add_staff'], ['rooms', 'ui.directory.add_room'], ['days', 'ui.days.add']] as const) {
        await visit(page, office, `/directory?tab=${tab}`);
        await offered(say(add), walk.keeps);
        await expect(page.getByText(say('ui.directory.kept_by'))).toBeVisible();
        await picture(`directory-${tab}`);
      }
      await visit(page, office, '/directory?tab=staff');
      await page.getByRole('row').filter({ hasText: 'Berclaz' }).dblclick();
      await dialog.waitFor();
      await expect(dialog.getByRole('textbox')).toHaveCount(0);
      await expect(dialog.getByText('berclaz@example.ch')).toBeVisible();
      await picture('directory-card');
      await page.keyboard.press('Escape');
      await visit(page, office, '/settings?tab=letters');
      await expect(page.getByText(say('ui.settings.letterhead_kept_by'))).toBeVisible();
      await expect(page.getByLabel(say('ui.settings.head_name'), { exact: false })).toHaveCount(0);
      await picture('settings-letters');
    });
  }

  test(`a respondent reads a contract and a physician only a number, ${language}`, async ({ page }) => {
    const physician = deskOf('ruth.exemple');
    await physician.look(language, 'light');
    await visit(page, physician, '/situations');
    const line = page.locator('main [role="option"], main [role="row"], main li').filter({ hasText: say('ui.not_shown') }).first();
    await expect(line).toContainText(say('core.status.number_only'));
    const respondent = deskOf('anne.exemple');
    await respondent.look(language, 'light');
    await visit(page, respondent, `/contracts/${contract}`);
    await expect(page.getByText(say('contracts.read_only'))).toBeVisible();
    await expect(page.getByRole('heading', { name: say('contracts.conformity') })).toHaveCount(0);
    await expect(page.getByRole('button', { name: say('contracts.validate') })).toHaveCount(0);
    await seen(page, `anne-contract-${language}`);
  });
}

test('the Commission decides by keyboard and the window of the Bureau shows it', async ({ browser, page }) => {
  const commission = deskOf('paul.exemple');
  const say = wordsOf('fr');
  await commission.look('fr', 'light');
  await bureau.look('fr', 'light');
  const beside = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await visit(beside, bureau, `/contracts/${contract}`);

  await visit(page, commission, '/');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Atelier de menuiserie' })).toBeVisible();
  expect(await page.locator('main').innerText()).not.toContain(NAME);
  expect(await page.locator('main').innerText()).not.toContain('Bilan de compétences');
  await seen(page, 'paul-agenda-fr');
  for (const [theme, width] of [['dark', 1440], ['light', 1100]] as const) {
    await commission.look('de', theme);
    await page.setViewportSize({ width, height: 900 });
    await visit(page, commission, `/contracts/${contract}`);
    await expect(page.getByRole('heading', { name: 'Schreinerwerkstatt' })).toBeVisible();
    await seen(page, `paul-agenda-de-${theme}-${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await commission.look('fr', 'light');
  await visit(page, commission, `/contracts/${contract}`);

  // The first is granted; a slip on the second is taken back, and it is refused.
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(page.locator('article').first()).toBeFocused();
  await page.keyboard.press('1');
  await expect(page.getByText(say('contracts.agenda.done.granted'))).toBeVisible();
  await expect(page.locator('article')).toHaveCount(2);
  await expect(page.locator('article').filter({ hasText: 'Cours de conduite' })).toBeFocused();
  await page.keyboard.press('1');
  await expect(page.locator('article')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.locator('article')).toHaveCount(2);
  const course = page.locator('article').filter({ hasText: 'Cours de conduite' });
  await course.getByRole('button', { name: say('domain.commission_decision.refused') }).press('Enter');
  await expect(page.locator('article')).toHaveCount(1);
  await seen(page, 'paul-agenda-decided-fr');
  await inStep(commission);

  for (const [title, decision] of [['Atelier de menuiserie', 'granted'], ['Cours de conduite', 'refused']] as const) {
    await expect
      .poll(async () => {
        const { draft } = await bureau.call('get_contract', { contract });
        return draft.measures.find((measure) => measure.title.text === title)?.commission;
      })
      .toBe(decision);
  }
  await beside.getByText('Atelier de menuiserie').first().click();
  await expect(beside.locator('[data-field="measures.1.commission"] select')).toHaveValue('granted');
  await beside.context().close();

  await page.keyboard.press('j');
  await page.keyboard.press('2');
  await expect(page.getByText(say('contracts.agenda.nothing_left'))).toBeVisible();
  await seen(page, 'paul-agenda-empty-fr');
  await visit(page, commission, '/');
  await expect(page.getByText(say('today.own_empty'))).toBeVisible();
  await seen(page, 'paul-today-empty-fr');
});

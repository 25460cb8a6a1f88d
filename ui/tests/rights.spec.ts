// Whoever does not belong to the Bureau: what the screens of a file and of a session offer and show them. Real servers
// judge; a screen that offers what would be refused, or shows a blank of what is hidden as a fact, fails here.
import type { Page } from '@playwright/test';
import type { AddressView, Language, SaveStaffRequest } from '../src/lib/api/commands.gen';
import type { MessageKey } from '../src/lib/i18n/messages.gen';
import { look, wordsOf } from './look';
import { expect, settled, test, visit, type Office } from './office';
import { bindBureau, inStep, openBureau, openDesk, SharedServer } from './server';

/** The server has the real time, so the day of the offices must be that day. */
const now = new Date().toISOString();
const NOWHERE: AddressView = { supplement: '', street: '', number: '', postal_box: '', postcode: '', town: '', country: '' };
const WORK: AddressView = { ...NOWHERE, street: 'Avenue des Essais', number: '1', postcode: '3960', town: 'Sierre' };

/** A day so many days from today, as it is typed. */
function day(after: number): string {
  const date = new Date(Date.parse(now) + after * 86_400_000);
  return `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`;
}

function staff(first_name: string, institution: string, work: SaveStaffRequest['functions'][number], language: Language): SaveStaffRequest {
  const open = [true, true, true, true, true] as SaveStaffRequest['working_week']['mornings'];
  return {
    id: null,
    name: 'Exemple',
    first_name,
    title: '',
    form: 'neutral',
    institution,
    region: institution === 'smr' ? null : 'sierre',
    functions: [work],
    language,
    phone: '027 000 00 01',
    email: `${first_name.toLowerCase()}@example.ch`,
    address: WORK,
    working_week: { mornings: open, afternoons: open },
    absences: [],
    from: '',
    to: '',
  };
}

let server: SharedServer;
let bureau: Office;
let situation: string;
let session: string;
const ids: Record<string, string> = {};
const desks: Office[] = [];

/** The desk of somebody of the directory, joined to the server. */
async function deskOf(first: string, language: Language): Promise<Office> {
  const office = await openDesk(server, `${first.toLowerCase()}.exemple`, ['--staff', ids[first] ?? ''], now);
  desks.push(office);
  await office.look(language, 'light');
  return office;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await SharedServer.begin();
  bureau = await openBureau({ function: 'regional_coordinator', region: 'sierre' }, now);
  await bindBureau(server, bureau);
  for (const draft of [
    staff('Anne', 'orp', 'respondent_adults', 'fr'),
    staff('Luc', 'orp', 'field_worker', 'fr'),
    staff('Marie', 'cms', 'respondent_adults', 'fr'),
    staff('Lea', 'oai', 'field_worker', 'fr'),
    staff('Ruth', 'smr', 'smr_physician', 'de'),
    staff('Nadia', 'bureau', 'secretariat', 'fr'),
  ]) {
    await bureau.call('save_staff', draft);
  }
  const building = { fr: 'Maison des essais', de: 'Haus der Versuche' };
  const access = { fr: '3e étage, ascenseur', de: '3. Stock, Lift' };
  await bureau.call('save_room', { id: null, name: '3.12', region: 'sierre', building, address: WORK, seats: 12, access, in_use: true });
  for (const member of (await bureau.call('get_directory', {})).staff) ids[member.first_name] = member.id;
  const { id } = await bureau.call('announce', {
    draft: {
      person: null,
      former: null,
      not_same_as: [],
      name: 'Combeclaire',
      first_name: 'Nolwenn',
      form: 'madam',
      sex: 'female',
      birth_date: '17.4.1988',
      avs: '756.9217.0769.85',
      language: 'de',
      address: { ...NOWHERE, street: 'Rue de l’Essai', number: '12', postcode: '3960', town: 'Sierre' },
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
      worker: ids['Luc'] ?? null,
      respondent: ids['Anne'] ?? null,
      received_on: day(-9),
      follow_up_started_on: day(-30),
      age_group: 'adult',
      provenance: 'institution',
      service_asked: 'assessment',
      criteria: ['several_services'],
      laci_rights_end_on: '',
      other_services: [
        { institution: 'cms', contact: ids['Marie'] ?? null, imminent: false },
        { institution: 'oai', contact: null, imminent: false },
      ],
      reason: 'Plusieurs services sans plan commun.',
    },
  });
  situation = id;
  // An account is for somebody whom the server knows.
  await inStep(bureau);
});

test.afterAll(async () => {
  for (const desk of desks) await desk.close();
  await bureau.close();
  await server.close();
});

/** The acts of a file and of a session that only some may do, as their buttons and keys name them. */
const ACTS = [
  'file.edit',
  'file.call',
  'file.act.note',
  'file.act.triage',
  'file.act.follow_up',
  'file.act.add_service',
  'file.act.close',
  'file.act.add',
  'file.act.confirm_identity',
  'file.act.call_session',
  'file.act.new_procuration',
  'file.act.start_contract',
  'file.procuration.revoke',
  'file.person_copy.act',
  'file.name_someone',
  'attachments.add_scan',
  'planner.call_off.open',
  'planner.invitee.add_act',
  'planner.waive',
  'planner.manual.open',
  'sessions.call.accept',
  'sessions.call.decline',
  'sessions.day.hold',
  'attachments.add_minutes',
] as const satisfies readonly MessageKey[];
type Act = (typeof ACTS)[number];

/** What the page offers of these acts, in its buttons and in the list of its keys. */
async function offered(page: Page, language: Language): Promise<Act[]> {
  const say = wordsOf(language);
  const found: Act[] = [];
  for (const act of ACTS) {
    // Its words and the key on it, whatever it is called for those who hear it.
    const words = new RegExp(`^\\s*${escaped(say(act))}\\s*(Ctrl\\s*)?\\S{0,6}\\s*$`);
    const buttons = page.locator('main button').filter({ hasText: words });
    if ((await buttons.count()) > 0) found.push(act);
  }
  return found;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The keys that the page lists at its foot. */
async function keysOf(page: Page): Promise<string> {
  return (await page.locator('footer').allInnerTexts()).join(' ');
}

/** No blank of what is hidden is on the page: no day that never was, no empty identity. */
async function expectNoBlank(page: Page): Promise<void> {
  // The file beside the list, or the whole page of a session.
  const text = await page.locator('[data-file], main:not(:has([data-file]))').innerText();
  expect(text).not.toMatch(/1970|0-0000|00000000-0000/);
}

interface Walk {
  /** The parts of the file, as `file.tab.<part>`; `person` where nothing but the person is shown of the announcement. */
  tabs: readonly string[];
  file: readonly Act[];
  call: readonly Act[];
  minutes: readonly Act[];
}

/** Walks through every part of the file and of the session: the acts that each offers, and pictures. */
async function walk(page: Page, office: Office, who: string, language: Language, expected: Walk): Promise<void> {
  const say = wordsOf(language);
  await visit(page, office, `/situations/${situation}`);
  const tabs = page.getByRole('tablist', { name: say('file.tabs') }).getByRole('tab');
  const labels = expected.tabs.map((tab) => say(tab === 'person' ? 'file.person' : (`file.tab.${tab}` as MessageKey)));
  await expect(tabs).toHaveCount(labels.length);
  const seen = new Set<Act>();
  for (const [index, label] of (labels.length > 0 ? labels : ['']).entries()) {
    if (label !== '') {
      await expect(tabs.nth(index)).toHaveText(new RegExp(`^${escaped(label)}`));
      await tabs.nth(index).click();
      await settled(page);
    }
    for (const act of await offered(page, language)) seen.add(act);
    await expectNoBlank(page);
    await look(page, office, `rights-${who}-file-${expected.tabs[index] ?? 'little'}`);
  }
  expect.soft([...seen].sort(), `${who}: the file`).toEqual([...expected.file].sort());
  for (const [name, path, acts] of [
    ['call', `/sessions/${session}`, expected.call],
    ['minutes', `/sessions/${session}/minutes`, expected.minutes],
  ] as const) {
    await visit(page, office, path);
    expect.soft((await offered(page, language)).sort(), `${who}: ${name}`).toEqual([...acts].sort());
    await expectNoBlank(page);
    await look(page, office, `rights-${who}-session-${name}`);
  }
}

const ALL = ['road', 'announcement', 'sessions', 'contracts', 'procurations', 'history', 'journal'] as const;

test('who announced can change it until the triage begins, and does not decide it', async ({ page }) => {
  const say = wordsOf('fr');
  const anne = await deskOf('Anne', 'fr');
  await visit(page, anne, `/situations/${situation}`);
  await expect(page.getByText(say('file.next.whose', { who: say('core.who_may.bureau') }))).toBeVisible();
  expect(await offered(page, 'fr')).toEqual(['file.edit', 'file.act.add']);
  expect(await keysOf(page)).not.toContain(say('file.key.triage'));
  await look(page, anne, 'rights-anne-fresh');
  await page.keyboard.press('t');
  await page.keyboard.press('o');
  await expect(page.locator('dialog[open]')).toHaveCount(0);

  // The form asks for what announcing asks for, and not for what is the Bureau's alone.
  await page.keyboard.press('e');
  const form = page.locator('dialog[open]');
  const phone = form.locator('[data-field="phone"] input');
  await expect(phone).toHaveValue('079 000 00 02');
  await expect(form.getByLabel(say('file.restricted.label'))).toHaveCount(0);
  await phone.fill('079 000 00 03');
  await form.getByRole('button', { name: say('ui.act.save') }).click();
  await expect(form).toHaveCount(0);
  await inStep(anne);
});

test('the session is called', async () => {
  await bureau.call('decide_triage', { situation, outcome: 'complex', text: '', coordinator: ids['Clara'] ?? null });
  await bureau.call('save_procuration', {
    situation,
    procuration: null,
    starts_on: day(-1),
    ends_on: day(200),
    signed_on: day(-1),
    signed_by_representative: false,
    grants: [{ institution: 'cms', categories: ['identity', 'social_aid'] }],
  });
  session = (await bureau.call('plan_session', { situation, kind: 'assessment' })).row.id;
  const { invitees } = await bureau.call('get_session', { session });
  for (const [first, role] of [['Anne', 'respondent'], ['Marie', 'respondent'], ['Lea', 'guest'], ['Ruth', 'smr_physician']] as const) {
    if (invitees.some((invitee) => invitee.staff === ids[first])) continue;
    await bureau.call('save_invitee', {
      session,
      invitee: null,
      staff: ids[first] ?? null,
      role,
      remove: false,
      person_invited_because: '',
    });
  }
  const { proposals } = await bureau.call('get_week', { session, week_of: null });
  const [best] = proposals;
  if (!best) throw new Error('no proposal');
  const place = best.room ? ({ kind: 'room', value: best.room } as const) : ({ kind: 'open' } as const);
  const view = await bureau.call('set_session_date', {
    session,
    date: best.starts_at.slice(0, 10),
    time: best.starts_at.slice(11, 16),
    minutes: 120,
    place,
  });
  const told = view.invitees.filter((invitee) => invitee.can_invite).map((invitee) => invitee.id);
  await bureau.call('mark_invitations_sent', { session, invitees: told });
  await bureau.call('save_block', {
    session,
    block: { institution: 'cms', status: 'Aide depuis l’été.', entitlement: '', measures_done: '', next_step: '' },
  }).catch(() => undefined);
  await inStep(bureau);
});

test('a respondent of the announcing institution without a procuration', async ({ page }) => {
  const anne = desks[0];
  if (!anne) throw new Error('Anne has no desk');
  await expect
    .poll(async () => (await anne.call('get_file', { situation })).content?.sessions.length)
    .toBe(1);
  await walk(page, anne, 'anne', 'fr', {
    tabs: ['road', 'announcement', 'sessions', 'procurations', 'history', 'journal'],
    file: ['file.act.new_procuration', 'file.procuration.revoke', 'attachments.add_scan'],
    call: ['sessions.call.accept', 'sessions.call.decline'],
    minutes: [],
  });

  // The own answer, and that it can be corrected.
  const say = wordsOf('fr');
  await visit(page, anne, `/sessions/${session}`);
  await page.getByRole('button', { name: say('sessions.call.accept') }).click();
  await expect(page.locator('main').getByText(say('core.status.accepted'))).toBeVisible();
  await expect(page.getByRole('button', { name: say('sessions.call.correct') })).toBeVisible();
  await settled(page);
  await look(page, anne, 'rights-anne-session-answered');
  await inStep(anne);

  // Who draws a procuration up leaves the signature to the Bureau.
  await visit(page, anne, `/situations/${situation}?tab=procurations`);
  await page.getByRole('button', { name: say('file.act.new_procuration') }).click();
  const paper = page.locator('dialog[open]');
  await expect(paper.locator('[data-field="starts_on"]')).toBeVisible();
  await expect(paper.locator('[data-field="signed_on"]')).toHaveCount(0);
  await expect(paper.getByText(say('file.procuration.bureau_signs'))).toBeVisible();
});

test('a respondent whom a procuration names', async ({ page }) => {
  const say = wordsOf('fr');
  const marie = await deskOf('Marie', 'fr');
  await walk(page, marie, 'marie', 'fr', {
    tabs: ['road', 'person', 'sessions', 'procurations', 'history', 'journal'],
    file: [],
    call: ['sessions.call.accept', 'sessions.call.decline'],
    minutes: [],
  });
  await visit(page, marie, `/sessions/${session}/minutes`);
  const own = page.getByLabel(say('sessions.day.next_step'));
  await own.fill('Rendez-vous au CMS.');
  await own.blur();
  await expect(page.getByText(/^Enregistré \d/)).toBeVisible();
  await inStep(marie);
});

test('a worker who is asked to come', async ({ page }) => {
  const say = wordsOf('fr');
  const lea = await deskOf('Lea', 'fr');
  await walk(page, lea, 'lea', 'fr', {
    tabs: [],
    file: [],
    call: ['sessions.call.accept', 'sessions.call.decline'],
    minutes: [],
  });
  await visit(page, lea, `/situations/${situation}`);
  await expect(page.getByText(say('file.held_back.little'))).toBeVisible();
  await page.locator('main').getByRole('link', { name: say('domain.session_kind.assessment') }).click();
  await expect(page.getByRole('heading', { name: say('sessions.call.own') })).toBeVisible();
  // The page of the letters is the Bureau's.
  await visit(page, lea, `/sessions/${session}/invitations`);
  await expect(page.getByText(say('invitations.not_yours'))).toBeVisible();
  await settled(page);
  await look(page, lea, 'rights-lea-invitations');
});

test('eine Ärztin, die an ein Assessment eingeladen ist', async ({ page }) => {
  const ruth = await deskOf('Ruth', 'de');
  await walk(page, ruth, 'ruth', 'de', {
    tabs: [],
    file: [],
    call: ['sessions.call.accept', 'sessions.call.decline'],
    minutes: [],
  });
});

test('the secretariat finds everything', async ({ page }) => {
  const nadia = await deskOf('Nadia', 'fr');
  await walk(page, nadia, 'nadia', 'fr', {
    tabs: ALL,
    file: [
      'file.edit',
      'file.call',
      'file.act.note',
      'file.act.follow_up',
      'file.act.add_service',
      'file.act.close',
      'file.act.add',
      'file.act.confirm_identity',
      'file.act.call_session',
      'file.act.new_procuration',
      'file.act.start_contract',
      'file.procuration.revoke',
      'file.person_copy.act',
      'file.name_someone',
      'attachments.add_scan',
    ],
    call: ['planner.call_off.open', 'planner.invitee.add_act', 'planner.waive', 'planner.manual.open'],
    minutes: ['sessions.day.hold', 'attachments.add_minutes'],
  });
});

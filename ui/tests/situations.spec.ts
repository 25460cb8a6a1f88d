// The list and the file: found in any spelling, filtered, walked with the keys; a procuration revoked works at once.
import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import type { ListSituationsRequest } from '../src/lib/api/commands.gen';
import { expect, settled, test, visit, type Office } from './office';

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');
const ALL: ListSituationsRequest = {
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
  limit: 1000,
};

const list = (page: Page) => page.getByRole('listbox', { name: 'Situations' });

/** As it is typed on a keyboard without accents. */
function plain(text: string): string {
  return text.replace(/ü/g, 'ue').replace(/ö/g, 'oe').replace(/ä/g, 'ae').normalize('NFD').replace(/\p{M}/gu, '');
}

async function named(office: Office, fits: RegExp): Promise<{ name: string; number: string }> {
  const { rows } = await office.call('list_situations', ALL);
  const row = rows.find((entry) => entry.name !== null && fits.test(entry.name));
  expect(row, `a name with ${String(fits)} in the practice year`).toBeDefined();
  return { name: `${row?.first_name ?? ''} ${row?.name ?? ''}`, number: row?.number ?? '' };
}

for (const [what, fits] of [
  ['an accent', /[éèêô]/],
  ['ü', /ü/],
] as const) {
  test(`finds a name with ${what}, typed without it and in any order`, async ({ office, page }) => {
    const { name, number } = await named(office, fits);
    await visit(page, office, '/situations');
    await page.getByRole('button', { name: 'Ouvertes' }).click();
    await page.keyboard.press('/');
    await page.keyboard.type(plain(name.split(' ').toReversed().join(' ')));
    const row = list(page).getByRole('option').filter({ hasText: number });
    await expect(row).toContainText(name);
    await page.keyboard.press('Enter');
    // The number as well, since namesakes may stand above.
    await row.click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });
}

test('filters stand in the address and are taken off one by one', async ({ office, page }) => {
  const sierre = await office.call('list_situations', { ...ALL, regions: ['sierre'], open_only: true, limit: 1 });
  await visit(page, office, '/situations');
  await page.getByRole('combobox', { name: 'Région' }).selectOption('sierre');
  await expect(page.getByRole('status').filter({ hasText: /sur/ })).toHaveText(`${sierre.total} sur ${sierre.of}`);
  await expect(page).toHaveURL(/region=sierre/);
  await page.reload();
  await expect(page.getByRole('button', { name: /Sierre/ })).toBeVisible();
  await page.getByRole('button', { name: /Sierre/ }).click();
  await expect(page).not.toHaveURL(/region=/);
});

test('walks the list with the keys, the file beside it', async ({ office, page }) => {
  await visit(page, office, '/situations?sort=name');
  const rows = list(page).getByRole('option');
  await page.keyboard.press('j');
  await expect(rows.nth(0)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('k');
  await expect(rows.nth(0)).toHaveAttribute('aria-selected', 'true');
  const number = (await rows.nth(0).textContent())?.match(/\d{4}-\d{4}/)?.[0] ?? '';
  await expect(page.locator('[data-file] header')).toContainText(number);
  await expect(page).toHaveURL(/\/situations\/[0-9a-f-]{36}/);
});

test('a name that is too long for its line ends with an ellipsis, and is there in full', async ({ office, page }) => {
  const name = 'Combeclaire-von-Zenklusen-Bittel-In-Albon';
  await page.route('**/api/list_situations', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { view: { rows: { name: string | null }[] } };
    for (const row of answer.view.rows) row.name &&= name;
    await route.fulfill({ response, json: answer });
  });
  await visit(page, office, '/situations?sort=name');
  const title = list(page).getByTitle(name).first();
  await expect(title).toHaveCSS('text-overflow', 'ellipsis');
  expect(await title.evaluate((line) => line.scrollWidth > line.clientWidth)).toBe(true);
  await settled(page);
  await page.screenshot({ path: `${GALLERY}/situations-long-name.png` });
});

test('a restricted person stays masked', async ({ office, page }) => {
  const { rows } = await office.call('list_situations', ALL);
  const masked = rows.find((row) => row.name === null);
  expect(masked).toBeDefined();
  await visit(page, office, `/situations/${masked?.id ?? ''}?all=1`);
  await expect(page.getByRole('heading', { level: 1, name: 'Personne protégée' })).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(0);
});

test('a revoked procuration closes at once', async ({ office, page }) => {
  const { rows } = await office.call('list_situations', { ...ALL, procuration: 'active', open_only: true });
  const row = rows.find((entry) => entry.name !== null);
  await visit(page, office, `/situations/${row?.id ?? ''}?tab=procurations`);
  await page.getByRole('button', { name: 'Révoquer' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('agit tout de suite');
  // An impossible day is refused at its field; what was typed stays.
  const day = dialog.getByRole('textbox', { name: 'Révoquée le' });
  const today = await day.inputValue();
  await day.fill('31.02.2026');
  await page.keyboard.press('Control+Enter');
  await expect(day).toHaveAttribute('aria-invalid', 'true');
  await expect(day).toHaveValue('31.02.2026');
  await day.fill(today);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('tabpanel')).toContainText('Révoquée');
  // What changed is fetched again, and once.
  await settled(page);
  expect(asked.filter((path) => path === '/api/get_file')).toHaveLength(1);
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'Ce que la procuration ouvre' })).toHaveCount(0);
});

test('a new procuration names the one it replaces only while its dates make it true', async ({ office, page }) => {
  const { rows } = await office.call('list_situations', { ...ALL, procuration: 'active', open_only: true });
  const row = rows.find((entry) => entry.name !== null);
  const { content } = await office.call('get_file', { situation: row?.id ?? '' });
  const active = content?.procurations.find((entry) => entry.state === 'active');
  const until = (active?.last_day ?? '').split('-').toReversed().join('.');
  await visit(page, office, `/situations/${row?.id ?? ''}?tab=procurations`);
  await page.getByRole('button', { name: 'Établir une procuration' }).click();
  const dialog = page.getByRole('dialog');
  const from = dialog.getByRole('textbox', { name: 'Valable dès le' });
  const replaces = dialog.getByText(/remplace dès le/);
  await from.fill('');
  await expect(replaces).toHaveCount(0);
  await from.fill(until);
  await dialog.getByRole('textbox', { name: 'Valable jusqu’au' }).fill('31.12.2030');
  await expect(replaces).toHaveText(`Une fois signée, elle remplace dès le ${until} la procuration valable jusqu’au ${until}.`);
  await dialog.getByRole('textbox', { name: 'Signée le' }).fill('14.01.2026');
  await expect(replaces).toHaveText(`Elle remplace dès le ${until} la procuration valable jusqu’au ${until}.`);
  // It follows on the one in force, and takes nothing from it.
  await from.fill('01.12.2030');
  await expect(replaces).toHaveCount(0);
  // Out of the way of what follows in this office.
  await from.fill('');
  await page.keyboard.press('Escape');
});

test('what was typed into a dialog is there again after Escape, and can be started over', async ({ office, page }) => {
  const { rows } = await office.call('list_situations', { ...ALL, open_only: true });
  const row = rows.find((entry) => entry.name !== null);
  await visit(page, office, `/situations/${row?.id ?? ''}`);
  const dialog = page.getByRole('dialog');
  const phone = dialog.getByLabel('Téléphone');
  await page.keyboard.press('e');
  const before = await phone.inputValue();
  await phone.fill('027 000 99 99');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(phone).toHaveValue('027 000 99 99');
  await dialog.getByRole('button', { name: 'Recommencer' }).click();
  await expect(phone).toHaveValue(before);
});

// Those who see no record: an auditor with the server's log, a reader with its figures, and what the window says when
// the server is not there.
import { resolve } from 'node:path';
import type { Language } from '../src/lib/api/commands.gen';
import { look, tabTo, wordsOf } from './look';
import { expect, settled, test, visit, type Office } from './office';
import { bindBureau, openBureau, openDesk, SharedServer } from './server';

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');
/** The server has the real time, so the day of the offices must be that day. */
const now = new Date().toISOString();
let server: SharedServer;
let bureau: Office;
let auditor: Office;
let reader: Office;

async function come(name: string, role: string): Promise<Office> {
  const office = await openDesk(server, name, ['--institution', 'bureau', '--role', role], now);
  expect((await office.call('get_status', {})).state).toBe('without_records');
  return office;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await SharedServer.begin();
  bureau = await openBureau({}, now);
  await bindBureau(server, bureau);
  auditor = await come('max.exemple', 'auditor');
  reader = await come('eva.exemple', 'statistics_reader');
});

test.afterAll(async () => {
  for (const office of [bureau, auditor, reader]) await office.close();
  await server.close();
});

for (const language of ['fr', 'de'] as const satisfies readonly Language[]) {
  const say = wordsOf(language);

  test(`an auditor looks at the log by keyboard alone, ${language}`, async ({ page }) => {
    await auditor.look(language, 'light');
    await visit(page, auditor, '/');
    await expect(page.getByRole('heading', { name: say('oversight.log.title') })).toBeVisible();
    const grid = page.getByRole('grid', { name: say('oversight.log.title') });
    await expect(grid.getByRole('row').filter({ hasText: say('core.log.what.account_enrolled') }).first()).toBeVisible();
    await expect(grid.getByRole('row').filter({ hasText: 'Clara Zenruffinen' }).first()).toBeVisible();
    // Every cell is in words: what a code looks like stands nowhere.
    expect(await grid.innerText()).not.toMatch(/\b[a-z]+_[a-z]+\b/);
    await look(page, auditor, 'oversight-log');

    await page.keyboard.press('j');
    await expect(grid.getByRole('row').nth(1)).toBeFocused();
    await page.keyboard.press('End');
    await expect(grid.getByRole('row').last()).toBeFocused();

    // What is no date is said at the field; a period without entries says so, and is left again.
    // However late that is said, the log stays where it is.
    await page.route('**/api/list_log', async (route) => {
      await new Promise((later) => setTimeout(later, 600));
      await route.continue();
    });
    const from = page.getByLabel(say('ui.journal.from'), { exact: true });
    await from.fill('demain');
    await from.press('Enter');
    await expect(page.locator('[data-field="from"] [aria-invalid="true"]')).toBeVisible();
    // The row stays a row, and what was done stays readable in a narrow window.
    for (const width of [1440, 800]) {
      await page.setViewportSize({ width, height: 900 });
      const middles = await page.locator('.filters').evaluate((row) =>
        [...row.querySelectorAll('.days > span, input, .filters > button')].map((part) => {
          const box = part.getBoundingClientRect();
          return Math.round(box.top + box.height / 2);
        }),
      );
      expect(Math.max(...middles) - Math.min(...middles), `${width}: ${middles.join(' ')}`).toBeLessThanOrEqual(2);
      const what = await grid.getByRole('columnheader', { name: say('oversight.log.what') }).boundingBox();
      expect(what?.width, `${width}`).toBeGreaterThan(180);
      await settled(page);
      await page.screenshot({ path: `${GALLERY}/oversight-log-refused-${width}-${language}.png` });
    }
    await page.unroute('**/api/list_log');
    await page.setViewportSize({ width: 1440, height: 900 });
    await from.fill('');
    await from.press('Enter');
    const to = page.getByLabel(say('ui.journal.to'), { exact: true });
    await to.fill('1.1.2020');
    await to.press('Enter');
    await expect(page.getByText(say('oversight.log.empty_filtered'))).toBeVisible();
    await settled(page);
    await look(page, auditor, 'oversight-log-empty');
    await page.getByRole('button', { name: say('oversight.log.clear') }).press('Enter');
    await expect(grid).toBeVisible();

    await page.getByRole('button', { name: say('oversight.log.verify') }).press('Enter');
    await expect(page.getByText(say('oversight.log.whole'))).toBeVisible();
    await settled(page);
    await look(page, auditor, 'oversight-log-whole');
  });

  test(`a reader of figures is told them, ${language}`, async ({ page }) => {
    await reader.look(language, 'light');
    await visit(page, reader, '/');
    await expect(page.getByText(say('oversight.figures.empty'))).toBeVisible();
    await look(page, reader, 'oversight-figures-empty');
    await page.route('**/api/get_figures', (route) =>
      route.fulfill({
        json: {
          act: null,
          view: {
            smallest: 5,
            years: [2026, 2025],
            tables: [
              {
                title: { code: 'region', params: {} },
                totals: [61, 58],
                rows: [
                  { label: { type: 'label', value: 'domain.region.haut_valais' }, counts: [null, 17] },
                  { label: { type: 'label', value: 'domain.region.sion' }, counts: [34, 41] },
                  { label: { type: 'label', value: 'domain.region.monthey' }, counts: [null, 0] },
                ],
              },
              {
                title: { code: 'triage_delay', params: {} },
                totals: [61, null],
                rows: [
                  { label: { type: 'label', value: 'core.figures.triage_delay.two_weeks' }, counts: [61, null] },
                  { label: { type: 'label', value: 'core.figures.none' }, counts: [0, null] },
                ],
              },
            ],
          },
        },
      }),
    );
    await visit(page, reader, '/');
    const table = page.getByRole('table', { name: say('core.figures.dimension.region') });
    await expect(table.getByRole('row', { name: new RegExp(say('domain.region.haut_valais')) })).toContainText('17');
    await expect(page.getByText(say('oversight.figures.hidden', { most: '4' }))).toBeVisible();
    await look(page, reader, 'oversight-figures');
  });

  test(`whoever is cut off is told so and comes back by keyboard, ${language}`, async ({ page }) => {
    await auditor.look(language, 'light');
    await visit(page, auditor, '/');
    await expect(page.getByRole('grid')).toBeVisible();
    await server.kill();
    await auditor.call('synchronise', {});
    await expect(page.getByText(say('ui.apart.offline'))).toBeVisible();
    await settled(page);
    await look(page, auditor, 'oversight-offline');
    await page.getByRole('button', { name: say('ui.apart.try_now') }).press('Enter');
    await server.start();
    // Once somebody answers, the screen can come back by itself before the key.
    await page.getByRole('button', { name: say('ui.apart.try_now') }).press('Enter', { timeout: 2_000 }).catch(() => undefined);
    await expect(page.getByRole('grid')).toBeVisible();

    await page.keyboard.press('Control+Shift+l');
    const other = wordsOf(language === 'fr' ? 'de' : 'fr');
    await expect(page.getByRole('heading', { name: other('oversight.log.title') })).toBeVisible();
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('grid')).toHaveCount(0);
    await expect.poll(async () => (await auditor.call('get_status', {})).state).toBe('locked');
    await auditor.call('unlock', { password: 'sept lacs au-dessus de la vallée' });
    await expect(page.getByRole('grid')).toBeVisible();
  });
}

test('whoever signs out is shown nothing more', async ({ page }) => {
  const say = wordsOf('fr');
  await auditor.look('fr', 'light');
  await visit(page, auditor, '/');
  await expect(page.getByRole('grid')).toBeVisible();
  await tabTo(page, say('ui.settings.server_sign_out'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('ui.apart.sign_in'))).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);
});

test('whoever sees records finds the figures beside the server', async ({ page }) => {
  await bureau.look('fr', 'light');
  await visit(page, bureau, '/server');
  await page.getByRole('link', { name: 'Consulter' }).click();
  await expect(page.getByRole('heading', { name: 'Chiffres' })).toBeVisible();
});

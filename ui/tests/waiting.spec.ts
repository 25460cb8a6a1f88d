// What takes longer than usual says so, what could not be kept is said once, and what comes late takes nothing away.
import type { Page } from '@playwright/test';
import type { CommandName } from '../src/lib/api/commands.gen';
import { expect, openOffice, settled, test, visit, type Office } from './office';
import { openBureau } from './server';

/** Holds the answers to `command` back until the function that comes back is called. */
async function holdBack(page: Page, command: CommandName): Promise<() => void> {
  let go = () => {};
  const told = new Promise<void>((done) => (go = done));
  await page.route(`**/api/${command}`, async (route) => {
    await told;
    await route.continue();
  });
  return go;
}

/** The core answers `command` at once, `answered` for the first time; its answers come late: when `go` is called. */
async function comeLate(page: Page, command: CommandName): Promise<{ answered: Promise<void>; go: () => void }> {
  let go = () => {};
  const told = new Promise<void>((done) => (go = done));
  let heard = () => {};
  const answered = new Promise<void>((done) => (heard = done));
  await page.route(`**/api/${command}`, async (route) => {
    const response = await route.fetch();
    heard();
    await told;
    await route.fulfill({ response });
  });
  return { answered, go };
}

async function openFile(page: Page, office: Office): Promise<void> {
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  await visit(page, office, `/situations/${sessions.find((session) => session.name !== null)?.situation}`);
}

for (const [language, saving, done] of [
  ['fr', 'Enregistrement…', 'Enregistré, '],
  ['de', 'Wird gespeichert…', 'Gespeichert, '],
] as const) {
  test(`a change that is not answered is not called saved, ${language}`, async ({ office, page }) => {
    await office.look(language, 'light');
    await openFile(page, office);
    const corner = page.locator('header .saved');
    const go = await holdBack(page, 'add_note');
    await page.keyboard.press('o');
    const dialog = page.locator('dialog[open]');
    await dialog.locator('textarea').fill('Un mot.');
    const button = dialog.locator('button[type=submit]');
    await button.click();
    await expect(corner).toHaveText(saving);
    await expect(button).toHaveAttribute('aria-busy', 'true');
    // What lies under an open dialog is not read out; this is within.
    await expect(dialog.getByRole('status')).toHaveText(saving);
    go();
    await expect(dialog).toHaveCount(0);
    await expect(corner).toContainText(done);
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await office.call('undo_last', { act: null });
    await office.look('fr', 'light');
  });
}

test('a search that is not answered says so, and not any more once it is', async ({ office, page }) => {
  await office.look('fr', 'light');
  await visit(page, office, '/');
  await page.keyboard.press('Control+k');
  const palette = page.locator('dialog[open]');
  const go = await holdBack(page, 'search_everywhere');
  await palette.getByRole('combobox').fill('2025-0');
  await expect(palette.getByText('Chargement en cours')).toHaveCount(1);
  go();
  await expect(palette.getByText('Chargement en cours')).toHaveCount(0);
  await expect(palette.getByRole('option').filter({ hasText: '2025-0' })).not.toHaveCount(0);
});

test('Enter before the answer takes what was typed, and not who was found before', async ({ office, page }) => {
  await office.look('fr', 'light');
  const { rows } = await office.call('list_situations', {
    query: '',
    regions: [],
    states: [],
    registers: [],
    services: [],
    coordinator: null,
    procuration: null,
    open_only: true,
    sort: 'name',
    offset: 0,
    limit: 100,
  });
  const wanted = rows.findLast((row) => row.name !== null);
  if (!wanted) throw new Error('nobody is known in the practice office');
  const number = wanted.number;

  await visit(page, office, '/sessions');
  await page.keyboard.press('s');
  const field = page.locator('dialog[open]').getByRole('combobox', { name: 'Situation' });
  await field.click();
  await expect(page.locator('dialog[open]').getByRole('option').nth(5)).toBeVisible();
  let go = await holdBack(page, 'list_situations');
  await field.pressSequentially(number);
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(number);
  go();
  await expect(field).toHaveValue(new RegExp(wanted.name ?? ''));
  await page.unroute('**/api/list_situations');
  // Whoever leaves the field before the answer has chosen nothing else.
  go = await holdBack(page, 'list_situations');
  await field.fill('2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  go();
  await settled(page);
  await expect(field).toHaveValue(new RegExp(wanted.name ?? ''));
  await page.unroute('**/api/list_situations');

  await visit(page, office, '/');
  await page.keyboard.press('Control+k');
  go = await holdBack(page, 'search_everywhere');
  await page.locator('dialog[open]').getByRole('combobox').fill(number);
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog[open]')).toHaveCount(1);
  go();
  await expect(page).toHaveURL(new RegExp(`/situations/${wanted.id}`));
});

test('what the arrows chose stays chosen when more is found', async ({ office, page }) => {
  await office.look('fr', 'light');
  await visit(page, office, '/');
  await page.keyboard.press('Control+k');
  const palette = page.locator('dialog[open]');
  const go = await holdBack(page, 'search_everywhere');
  await palette.getByRole('combobox').fill('s');
  await expect(palette.getByRole('option').nth(2)).toBeVisible();
  const before = await palette.getByRole('option').count();
  for (let step = 0; step < before; step += 1) await page.keyboard.press('ArrowDown');
  const chosen = palette.locator('[role=option][aria-selected=true]');
  const line = await chosen.innerText();
  go();
  await expect.poll(() => palette.getByRole('option').count()).toBeGreaterThan(before);
  await expect(chosen).toHaveText(line, { useInnerText: true });
});

test('an answer that comes after the lock brings no screen back', async ({ page }) => {
  const office = await openOffice();
  try {
    await office.look('fr', 'light');
    await openFile(page, office);
    const { answered, go } = await comeLate(page, 'get_status');
    await office.prefer({ zoom: 110 });
    await answered;
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { name: 'Base verrouillée' })).toBeVisible();
    await page.evaluate(() => {
      const seen = window as unknown as { cameBack: boolean };
      seen.cameBack = false;
      new MutationObserver(() => {
        if (!document.querySelector('.unlock')) seen.cameBack = true;
      }).observe(document.body, { subtree: true, childList: true });
    });
    go();
    await settled(page);
    await expect(page.getByRole('heading', { name: 'Base verrouillée' })).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { cameBack: boolean }).cameBack)).toBe(false);
  } finally {
    await office.close();
  }
});

test('a late answer does not turn the language back', async ({ office, page }) => {
  await office.look('fr', 'light');
  await visit(page, office, '/');
  const { answered, go } = await comeLate(page, 'get_status');
  await office.prefer({ zoom: 110 });
  await answered;
  await page.keyboard.press('Control+Shift+l');
  await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
  await page.evaluate(() => {
    const seen = window as unknown as { turnedBack: boolean };
    seen.turnedBack = false;
    new MutationObserver(() => {
      if (document.documentElement.lang.startsWith('fr')) seen.turnedBack = true;
    }).observe(document.documentElement, { attributes: true });
  });
  go();
  await settled(page);
  expect(await page.evaluate(() => (window as unknown as { turnedBack: boolean }).turnedBack)).toBe(false);
  await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
  await office.prefer({ language: 'fr', zoom: 100 });
});

test('what is typed after a refused password stays while the state is asked', async ({ page }) => {
  const office = await openBureau();
  try {
    await office.call('lock', {});
    await visit(page, office, '/');
    const field = page.getByLabel('Mot de passe');
    await field.fill('ce n’est pas le bon');
    const { go } = await comeLate(page, 'get_status');
    await page.keyboard.press('Enter');
    await expect(page.locator('[aria-invalid="true"]')).toBeFocused();
    await page.keyboard.type('marmotte');
    go();
    await settled(page);
    await page.keyboard.type(' grise');
    await expect(field).toHaveValue('marmotte grise');
  } finally {
    await office.close();
  }
});

test('that the language could not be kept is said once, in the language that is shown', async ({ office, page }) => {
  await office.look('fr', 'light');
  await visit(page, office, '/');
  await page.route('**/api/set_preferences', (route) =>
    route.fulfill({ status: 422, json: { code: 'store_disk_full', params: {}, fields: [] } }),
  );
  const said = page.locator('.toast.error');
  await page.getByRole('button', { name: 'DE', exact: true }).click();
  await expect(said).toHaveCount(1);
  const german = await said.textContent();
  await page.getByRole('button', { name: 'FR', exact: true }).click();
  await expect(said).not.toHaveText(german ?? '');
  await expect(said).toHaveCount(1);
});

test('the first focus of a dialog without fields is on the act that loses nothing', async ({ office, page }) => {
  await office.look('fr', 'light');
  const { contracts } = await office.call('list_contracts', { region: null, states: ['in_force'], query: '' });
  const views = await Promise.all(contracts.filter((row) => row.name !== null).map((row) => office.call('get_contract', { contract: row.id })));
  await visit(page, office, `/contracts/${views.find((view) => view.steps.includes('amend'))?.row.id}`);
  await page.keyboard.press('e');
  await expect(page.locator('dialog[open]').getByRole('button', { name: 'Annuler' })).toBeFocused();
});

test('the days of the journal are no duty', async ({ office, page }) => {
  await office.look('fr', 'light');
  await visit(page, office, '/journal');
  await expect(page.locator('[data-field=from] input')).toBeVisible();
  await expect(page.locator('[data-field] [aria-required=true]')).toHaveCount(0);
});

test('no name in the language of the window stands in what is marked as the other', async ({ office, page }) => {
  await office.look('de', 'light');
  const { contracts } = await office.call('list_contracts', { region: null, states: ['draft'], query: '' });
  let seen = 0;
  for (const { id, name } of contracts) {
    if (name === null) continue;
    const contract = await office.call('get_contract', { contract: id });
    if (contract.draft.language !== 'fr' || !contract.steps.includes('write')) continue;
    await visit(page, office, `/contracts/${id}`);
    await page.keyboard.press('Alt+o');
    await page.keyboard.press('Alt+m');
    const within = await page.evaluate(() =>
      [...document.querySelectorAll('main [lang=fr]')].flatMap((marked) => {
        const named = [...marked.querySelectorAll('[aria-label], [title], .empty'), ...(marked.matches('[aria-label], [title]') ? [marked] : [])];
        return named.map((element) => element.outerHTML.slice(0, 120));
      }),
    );
    expect(within).toEqual([]);
    seen += 1;
  }
  expect(seen).toBeGreaterThan(0);
  await office.look('fr', 'light');
});

test('a session that lasts for months is too long, not too short', async ({ office, page }) => {
  await office.look('fr', 'light');
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  const planned = sessions.find((row) => row.name !== null && ['planned', 'invited', 'confirmed', 'ready'].includes(row.state));
  await visit(page, office, `/sessions/${planned?.id}`);
  await page.locator('section[aria-labelledby=place]').getByRole('button', { name: 'Autre date ou salle' }).click();
  await page.locator('main [data-field=date] input').fill('26.1.2026');
  await page.locator('[data-field=time] input').fill('13:30');
  await page.locator('[data-field=minutes] input').fill('99999');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-field=minutes] .error')).toContainText('au plus');
});

for (const language of ['fr', 'de'] as const) {
  test(`at 200 % the contracts still show what they amount to, ${language}`, async ({ office, page }) => {
    await page.setViewportSize({ width: 1100, height: 700 });
    await office.prefer({ language, theme: 'light', zoom: 200 });
    try {
      await visit(page, office, '/contracts');
      await page.screenshot({ path: `../target/scratch/contracts-200-${language}.png` });
      const total = page.locator('tfoot td').last();
      await expect(total).toContainText(/\d/);
      await expect(total).toBeInViewport({ ratio: 0.9 });
    } finally {
      await office.prefer({ language: 'fr', zoom: 100 });
    }
  });
}

// The coordinator's journey: write an objective contract, see what is missing, print it.
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test, visit, type Office } from './office';

async function startContract(page: Page, office: Office): Promise<string> {
  const { rows } = await office.call('list_situations', {
    query: '',
    regions: [],
    states: ['complex', 'in_service'],
    registers: ['bureau'],
    services: [],
    coordinator: null,
    procuration: 'active',
    open_only: true,
    sort: 'recent',
    offset: 0,
    limit: 60,
  });
  const taken = new Set((await office.call('list_contracts', { region: null, states: [], query: '' })).contracts.map((row) => row.situation));
  const situation = rows.find((row) => row.name !== null && !taken.has(row.id)) ?? rows[0];
  if (!situation) throw new Error('no open case in the practice office');
  await visit(page, office, '/contracts');
  await page.keyboard.press('c');
  const dialog = page.locator('dialog[open]');
  await dialog.getByRole('combobox').fill(situation.number);
  await dialog.getByRole('option', { name: new RegExp(situation.number) }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Commencer' }).click();
  await page.waitForURL(/\/contracts\/[0-9a-f-]{36}$/);
  return page.url().split('/').at(-1) ?? '';
}

test('writes, checks and prints a contract from the keyboard', async ({ page, office }) => {
  await office.look('fr', 'light');
  const contract = await startContract(page, office);
  await page.getByLabel('But', { exact: true }).fill('Reprendre un emploi durable.');

  await page.keyboard.press('Alt+o');
  await expect(page.getByLabel('Objectif', { exact: true })).toBeFocused();
  await page.keyboard.type('Clarifier la capacité de travail');
  await page.getByLabel('Indicateur').fill('Rapport remis aux parties');

  // A date that is none stays as typed, with a sentence; then it is mended.
  const due = page.getByRole('textbox', { name: 'Échéance' });
  await due.fill('32.13.2026');
  await due.blur();
  await expect(due).toHaveAttribute('aria-invalid', 'true');
  await expect(due).toHaveValue('32.13.2026');
  await due.fill('31.8.2026');
  await due.blur();
  await expect(due).not.toHaveAttribute('aria-invalid', 'true');
  await expect(due).toHaveValue('31.08.2026');

  // Alt M, some letters of the catalogue, Enter, the cost.
  await page.keyboard.press('Alt+m');
  const { items } = await office.call('get_catalogue', {});
  const item = items[0];
  if (!item) throw new Error('the catalogue is empty');
  await expect(page.getByRole('combobox', { name: /Prestation du catalogue/ })).toBeFocused();
  await page.keyboard.type(item.title.fr.slice(0, 6));
  await page.getByRole('option', { name: item.title.fr }).first().waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Mesure', { exact: true })).not.toHaveValue('');
  const cost = page.getByLabel('Coût, CHF');
  await cost.fill('1234.5');
  await cost.blur();
  await expect(cost).toHaveValue("1'234.50");

  await expect(page.getByText(/Enregistré \d\d:\d\d/)).toBeVisible();
  const saved = await office.call('get_contract', { contract });
  expect(saved.draft.goals.map((goal) => goal.text.text)).toContain('Clarifier la capacité de travail');
  expect(saved.conformity.total).toBe(123_450);
  expect(saved.conformity.gaps.length).toBeGreaterThan(0);

  // A gap leads to its field.
  const gap = page.getByRole('region', { name: /Conformité/ }).getByRole('button').first();
  await gap.click();
  await expect(page.locator('.editor :focus')).toHaveCount(1);

  // The other language keeps what is half written.
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('heading', { level: 1, name: 'Zielvereinbarung' })).toBeVisible();
  await expect(page.getByLabel('Zweck', { exact: true })).toHaveValue('Reprendre un emploi durable.');
  await page.keyboard.press('Control+Shift+L');

  // Two actions print it.
  await page.keyboard.press('Control+p');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Enter');
  const path = page.locator('dialog[open] .path').first();
  await expect(path).toBeVisible({ timeout: 20_000 });
  expect(readFileSync((await path.innerText()).trim()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a signed contract is read-only and can be amended', async ({ page, office }) => {
  await office.look('fr', 'light');
  const { contracts } = await office.call('list_contracts', { region: null, states: ['in_force'], query: '' });
  const signed = contracts.find((row) => row.name !== null);
  if (!signed) throw new Error('no contract in force in the practice office');
  await visit(page, office, `/contracts/${signed.id}`);
  await expect(page.getByText('Une modification se fait par un avenant numéroté', { exact: false })).toBeVisible();
  await expect(page.locator('.editor input:not([readonly]):not(:disabled), .editor textarea')).toHaveCount(0);
  await page.keyboard.press('e');
  await page.locator('dialog[open]').getByRole('button', { name: 'Rédiger un avenant' }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`Avenant ${signed.amendment + 1}`) })).toBeVisible();
});

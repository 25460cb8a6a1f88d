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

  // A pause in the middle of a sentence takes nothing away.
  await page.getByLabel('Indicateur').focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' avant ');
  const indicator = async () => (await office.call('get_contract', { contract })).draft.goals[0]?.indicator.text;
  await expect.poll(indicator).toBe('Rapport remis aux parties avant');
  await page.keyboard.type('juin');
  await expect(page.getByLabel('Indicateur')).toHaveValue('Rapport remis aux parties avant juin');

  // A date that is none stays as typed, with a sentence, even when the window is opened anew; then it is mended.
  const due = page.getByRole('textbox', { name: 'Échéance' });
  await due.fill('32.13.2026');
  await due.blur();
  await expect(due).toHaveAttribute('aria-invalid', 'true');
  await expect(due).toHaveValue('32.13.2026');
  await expect.poll(async () => (await office.call('get_contract', { contract })).draft.goals[0]?.due_on).toBe('32.13.2026');
  await page.reload();
  await page.getByRole('button', { name: /Échéance|échéance à corriger \(32\.13\.2026\)/ }).click();
  await expect(due).toBeFocused();
  await expect(due).toHaveValue('32.13.2026');
  await expect(due).toHaveAttribute('aria-invalid', 'true');
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

  // A gap leads to its field; a party without a duty gets a first one.
  const gaps = page.getByRole('region', { name: /Conformité/ });
  await gaps.getByRole('button').first().click();
  await expect(page.locator('.editor :focus')).toHaveCount(1);
  await gaps.getByRole('button', { name: 'Aucune obligation de la personne' }).click();
  await expect(page.getByLabel('Obligation 1, La personne')).toBeFocused();

  // The first day leads to reviews every three months.
  await page.getByRole('textbox', { name: 'Début' }).fill('16.2.2026');
  await page.getByRole('button', { name: 'Tous les trois mois' }).click();
  await expect(page.getByRole('textbox', { name: 'Bilan 1' })).toHaveValue('18.05.2026');

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
  await expect(path).toBeVisible();
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

test('a refusal is recorded with its reason, and the text is taken up again', async ({ page, office }) => {
  await office.look('fr', 'light');
  const { contracts } = await office.call('list_contracts', { region: null, states: ['to_sign'], query: '' });
  const contract = contracts.find((row) => row.name !== null);
  if (!contract) throw new Error('no contract to sign in the practice office');
  await visit(page, office, `/contracts/${contract.id}`);
  const signatures = page.getByRole('region', { name: /Signatures/ });
  await signatures.getByRole('button').last().click();
  const dialog = page.locator('dialog[open]');
  await expect(dialog.getByText('Une signature inscrite ne peut plus être retirée.')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await dialog.getByRole('button', { name: 'Inscrire la réponse' }).click();
  await expect(dialog.getByLabel('Motif du refus')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Motif du refus').fill('Le but est trop lointain.');
  await dialog.getByRole('button', { name: 'Inscrire la réponse' }).click();
  await expect(signatures.getByText('Le but est trop lointain.')).toBeVisible();

  // Somebody has signed: the text cannot be opened, but the contract can be given up, for the reason that stands there.
  await expect(page.getByRole('button', { name: 'Rouvrir le texte' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Renoncer à ce contrat…' }).click();
  await expect(dialog.getByLabel('Motif')).toHaveValue(/Le but est trop lointain\.$/);
  await dialog.getByRole('button', { name: 'Renoncer au contrat' }).click();
  await expect(page.getByText('Ce contrat n’a pas été conclu.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre le texte' }).click();
  await expect(page).not.toHaveURL(new RegExp(contract.id));
  await expect(page.getByLabel('But', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Versions' }).getByRole('listitem')).toHaveCount(2);
});

test('lists and paper keep their lines at every width, in both languages', async ({ page, office }) => {
  const { contracts } = await office.call('list_contracts', { region: null, states: ['draft'], query: '' });
  for (const language of ['fr', 'de'] as const) {
    await office.look(language, 'light');
    for (const width of [1100, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await visit(page, office, '/contracts');
      await expect(page.locator('main tbody tr').first()).toBeVisible();
      // A case number or an amount broken in two would make its row taller than a line.
      const broken = await page.locator('main tbody td.whole').evaluateAll((cells) => cells.filter((cell) => cell.clientHeight > 0 && [...cell.childNodes].some((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getClientRects().length > 1;
      })).length);
      expect(broken, `${language} ${width}`).toBe(0);
      // The sum ends where the amounts end, clear of a scroll bar that lies over the table.
      const ends = await page.locator('main :is(tbody tr:first-child, tfoot) td:last-child').evaluateAll((cells) =>
        cells.map((cell) => cell.getBoundingClientRect().right - parseFloat(getComputedStyle(cell).paddingInlineEnd)),
      );
      const box = await page.locator('.table.fill').boundingBox();
      expect(new Set(ends.map(Math.round)).size, `${language} ${width}`).toBe(1);
      expect((box?.x ?? 0) + (box?.width ?? 0) - Math.max(...ends)).toBeGreaterThan(12);

      await visit(page, office, `/contracts/${contracts[0]?.id}`);
      if (width === 1100) await page.locator('.toggles').getByRole('button').click();
      const head = await page.locator('.paper-head').evaluateAll((heads) => heads.map((head) => [...head.children].map((child) => child.getBoundingClientRect())));
      for (const boxes of head) for (const child of boxes) expect(child.top, `${language} ${width}`).toBeLessThan(Math.min(...boxes.map((other) => other.bottom)));
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});

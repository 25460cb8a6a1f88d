// An announcement with the keyboard alone: the search first, an error on the way, the file at the end.
import { expect, test, visit } from './office';

test('announces somebody new with the keyboard alone', async ({ office, page }) => {
  await office.look('fr', 'light');
  await visit(page, office, '/');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1, name: 'Nouvelle annonce' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Rechercher la personne' })).toBeFocused();
  await page.keyboard.type('Zwickelmühle Xénophane');
  await expect(page.getByText('Personne ne correspond')).toBeVisible();
  await page.keyboard.press('Control+Enter');

  const name = page.getByLabel('Nom', { exact: true });
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('Zwickelmühle');
  await expect(page.getByLabel('Prénom')).toHaveValue('Xénophane');

  // Too early: the summary names what is missing, the first such field has the focus, nothing is cleared.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').first()).toContainText('Civilité');
  await expect(page.getByLabel('Civilité')).toBeFocused();
  await expect(name).toHaveValue('Zwickelmühle');

  await page.keyboard.press('ArrowDown');
  const birth = page.getByRole('textbox', { name: 'Date de naissance' });
  // Back over the calendar's button to the field before.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(birth).toBeFocused();
  await page.keyboard.type('31.02.1990');
  await page.keyboard.press('Tab');
  await expect(birth).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7.3.1990');
  await page.keyboard.press('Tab');
  await expect(birth).toHaveValue('07.03.1990');
  await expect(birth).not.toHaveAttribute('aria-invalid', 'true');

  await page.getByLabel('Langue des lettres').focus();
  await page.keyboard.press('ArrowDown');
  const service = page.getByRole('combobox', { name: 'Service annonceur' });
  await service.focus();
  await page.keyboard.type('orp');
  await page.keyboard.press('Enter');
  await page.getByLabel('Région').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('textbox', { name: 'Début du suivi au service annonceur' }).focus();
  await page.keyboard.type('2.11.2025');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('complementary')).toContainText('Détection précoce');
  await page.getByRole('radio', { name: 'Adulte', exact: true }).focus();
  await page.keyboard.press('Space');

  // The draft outlives the place and the language.
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('heading', { level: 1, name: 'Neue Meldung' })).toBeVisible();
  await expect(page.getByLabel('Vorname')).toHaveValue('Xénophane');
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Situations' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Situations' })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Prénom')).toHaveValue('Xénophane');

  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Xénophane Zwickelmühle' })).toBeVisible();
  await expect(page).toHaveURL(/\/situations\/[0-9a-f-]{36}/);
});

test('offers the person who is known already', async ({ office, page }) => {
  await office.look('fr', 'light');
  const { rows } = await office.call('list_situations', {
    query: '',
    regions: [],
    states: ['closed'],
    registers: [],
    services: [],
    coordinator: null,
    procuration: null,
    open_only: false,
    sort: 'name',
    offset: 0,
    limit: 200,
  });
  const known = rows.find((row) => row.name !== null);
  await visit(page, office, '/announcement');
  await page.keyboard.type(`${known?.name ?? ''} ${known?.first_name ?? ''}`);
  const result = page.getByRole('listitem').filter({ hasText: known?.number ?? '' });
  await result.getByRole('button', { name: 'Rouvrir' }).first().click();
  await expect(page.getByText(`rattachée à ${known?.number ?? ''}`)).toBeVisible();
  await expect(page.getByLabel('Nom', { exact: true })).toHaveCount(0);
});

test('an institution is added by its name, and the field is free for the next', async ({ office, page }) => {
  await office.look('de', 'light');
  await visit(page, office, '/announcement');
  await page.keyboard.type('Zwickelmühle');
  await page.keyboard.press('Control+Enter');
  const more = page.getByRole('combobox', { name: 'Stelle hinzufügen' });
  for (const code of ['SMZ', 'IV']) {
    await more.focus();
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await expect(more).toHaveValue('');
  }
  await expect(page.getByText('Sozialmedizinisches Zentrum')).toBeVisible();
  await expect(page.getByText('Kantonale IV-Stelle')).toBeVisible();
});

test('the language proposed follows the region until another is chosen; the list of errors follows what is typed', async ({
  office,
  page,
}) => {
  await office.look('fr', 'light');
  await visit(page, office, '/announcement');
  await page.keyboard.type('Zwickelmühle');
  await page.keyboard.press('Control+Enter');
  const language = page.getByLabel('Langue des lettres');
  await page.getByLabel('Région').selectOption('sierre');
  await expect(language).toHaveValue('fr');
  await page.getByLabel('Région').selectOption('haut_valais');
  await expect(language).toHaveValue('de');
  await language.selectOption('fr');
  await page.getByLabel('Région').selectOption('haut_valais');
  await expect(language).toHaveValue('fr');

  await page.keyboard.press('Control+Enter');
  const list = page.getByRole('alert').first();
  await expect(list).toContainText('Civilité');
  await page.getByLabel('Civilité').selectOption({ index: 1 });
  await expect(list).not.toContainText('Civilité');
  await page.getByRole('textbox', { name: 'Date de naissance' }).fill('31.02.1990');
  await page.keyboard.press('Tab');
  await expect(list).toContainText('Date de naissance');
});

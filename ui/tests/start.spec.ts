// Everything before the office is open, and locking it again.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, openOffice, test, visit } from './office';

const PASSWORD = 'marmotte grise au col';

test('creates the office, shows the recovery key once, locks and unlocks', async ({ page }) => {
  const office = await openOffice({ practice: false });
  try {
    await office.look('fr', 'light');
    await visit(page, office, '/');
    await expect(page.getByRole('heading', { name: 'Bienvenue' })).toBeVisible();

    // Refused input stays, and the field is named.
    await page.getByLabel('Prénom').fill('Nolwenn');
    await page.getByLabel('Nom', { exact: true }).fill('Combeclaire');
    await page.getByLabel('Mot de passe', { exact: true }).fill('kurz');
    await page.getByLabel('Mot de passe, une seconde fois').fill('kurz');
    await page.getByRole('button', { name: 'Créer le bureau' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.getByLabel('Prénom')).toHaveValue('Nolwenn');

    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Mot de passe, une seconde fois').fill(PASSWORD);
    await page.getByRole('button', { name: 'Créer le bureau' }).click();

    await expect(page.getByRole('heading', { name: 'Clé de secours' })).toBeVisible();
    const on = page.getByRole('button', { name: 'Commencer à travailler' });
    // Before the key is put away the button says why and does nothing.
    await on.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Clé de secours' })).toBeVisible();
    await page.getByLabel('La clé est dans le coffre').check();
    await on.click();
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await expect(page.getByText('Combeclaire')).toBeVisible();

    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { name: 'Base verrouillée' })).toBeVisible();
    await expect(page.getByText('Combeclaire')).toHaveCount(0);

    await page.getByLabel('Mot de passe').fill('ce n’est pas le bon');
    await page.keyboard.press('Enter');
    await expect(page.locator('[aria-invalid="true"]')).toBeFocused();
    await page.getByLabel('Mot de passe').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Combeclaire')).toBeVisible();
  } finally {
    await office.close();
  }
});

test('a locked keyring asks for the password', async ({ page }) => {
  const first = await openOffice({ practice: false });
  await first.call('create_office', {
    first_name: 'Nolwenn',
    name: 'Combeclaire',
    function: 'secretariat',
    region: null,
    language: 'de',
    password: PASSWORD,
    password_again: PASSWORD,
    use_keyring: false,
  });
  await first.prefer({ language: 'de' });
  const again = await restart(first, 'locked');
  try {
    await visit(page, again, '/');
    await expect(page.getByLabel('Passwort')).toBeVisible();
    await page.getByLabel('Passwort').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Combeclaire')).toBeVisible();
  } finally {
    await again.close();
  }
});

test('a damaged file says what is safe and offers ways on', async ({ page }) => {
  const first = await openOffice({ practice: false });
  await first.call('create_office', {
    first_name: 'Nolwenn',
    name: 'Combeclaire',
    function: 'secretariat',
    region: null,
    language: 'fr',
    password: PASSWORD,
    password_again: PASSWORD,
    use_keyring: true,
  });
  await first.prefer({ language: 'fr' });
  const again = await restart(first, 'works', (folder) => {
    for (const name of ['bureau-cii.db-wal', 'bureau-cii.db-shm']) rmSync(join(folder, name), { force: true });
    writeFileSync(join(folder, 'bureau-cii.db'), 'this is no database '.repeat(400));
  });
  try {
    await visit(page, again, '/');
    await expect(page.getByRole('heading', { name: 'La base de données est endommagée' })).toBeVisible();
    await expect(page.getByText('Ce qui est en sécurité')).toBeVisible();
  } finally {
    await again.close();
  }
});

/** Ends a host and starts another one on the same folder. */
async function restart(
  office: Awaited<ReturnType<typeof openOffice>>,
  keyring: 'works' | 'locked',
  between?: (folder: string) => void,
): Promise<Awaited<ReturnType<typeof openOffice>>> {
  const folder = office.data;
  await office.stop();
  expect(existsSync(folder)).toBe(true);
  between?.(folder);
  return openOffice({ practice: false, keyring, data: folder });
}

test('an office created in German stays German, from the page of its recovery key on', async ({ page }) => {
  const office = await openOffice({ practice: false });
  try {
    await office.look('fr', 'light');
    await visit(page, office, '/');
    await page.getByRole('button', { name: 'DE' }).click();
    await page.getByLabel('Vorname').fill('Nolwenn');
    await page.getByLabel('Name', { exact: true }).fill('Combeclaire');
    await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Passwort, ein zweites Mal').fill(PASSWORD);
    await page.getByRole('button', { name: 'Büro einrichten' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
    await expect(page.getByRole('checkbox')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
    await expect(page.getByText('Clé de secours')).toHaveCount(0);
  } finally {
    await office.close();
  }
});

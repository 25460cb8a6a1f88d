// The keys of an open office, and what its window says when something is wrong with the access journal.
import AxeBuilder from '@axe-core/playwright';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, openOffice, settled, test, visit } from './office';

const PASSWORD = 'marmotte grise au col';

const CREATE = {
  first_name: 'Nolwenn',
  name: 'Combeclaire',
  function: 'secretariat',
  region: null,
  language: 'fr',
  password: PASSWORD,
  password_again: PASSWORD,
  use_keyring: false,
} as const;

test('a new recovery key is shown once and takes the place of the old one', async ({ page }) => {
  const office = await openOffice({ practice: false });
  try {
    const { recovery_key: old } = await office.call('create_office', { ...CREATE });
    await visit(page, office, '/settings?tab=security');
    await page.getByRole('button', { name: 'Nouvelle clé de secours' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('Mot de passe, pour confirmer').fill('ce n’est pas le bon');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.locator('[aria-invalid="true"]')).toBeFocused();
    await dialog.getByLabel('Mot de passe, pour confirmer').fill(PASSWORD);
    await page.keyboard.press('Control+Enter');
    const key = dialog.getByRole('group', { name: 'Clé de secours' });
    await expect(key).toBeVisible();
    const shown = (await key.locator('span').allInnerTexts()).join('-');
    // It does not go by mistake.
    await page.keyboard.press('Escape');
    await expect(key).toBeVisible();
    // On paper it stands alone.
    await page.emulateMedia({ media: 'print' });
    await expect(key).toBeVisible();
    await expect(page.getByRole('navigation').first()).toBeHidden();
    await expect(dialog.getByRole('button', { name: 'Terminer' })).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await dialog.getByLabel('La clé est dans le coffre').check();
    await dialog.getByRole('button', { name: 'Terminer' }).click();
    await expect(dialog).toHaveCount(0);

    await office.call('lock', {});
    await expect(office.call('unlock_with_recovery_key', { recovery_key: old })).rejects.toThrow('store_wrong_key');
    await office.call('unlock_with_recovery_key', { recovery_key: shown });
  } finally {
    await office.close();
  }
});

const RECOVERED = [
  {
    language: 'fr',
    notice: 'La clé de secours a ouvert le bureau',
    choose: 'Choisir un mot de passe',
    later: 'Plus tard',
    current: 'Mot de passe actuel',
    fresh: 'Mot de passe',
    again: 'Mot de passe, une seconde fois',
  },
  {
    language: 'de',
    notice: 'Der Notschlüssel hat das Büro geöffnet',
    choose: 'Passwort wählen',
    later: 'Später',
    current: 'Jetziges Passwort',
    fresh: 'Passwort',
    again: 'Passwort, ein zweites Mal',
  },
] as const;

for (const { language, notice, choose, later, current, fresh, again } of RECOVERED) {
  test(`after the recovery key a new password is offered, without the lost one (${language})`, async ({ page }) => {
    const next = 'sept lacs au-dessus de la vallée';
    const office = await openOffice({ practice: false });
    try {
      const { recovery_key } = await office.call('create_office', { ...CREATE, language });
      await visit(page, office, '/settings?tab=security');
      await expect(page.getByLabel(current)).toBeVisible();
      await office.call('lock', {});
      await office.call('unlock_with_recovery_key', { recovery_key });
      await visit(page, office, '/');
      await expect(page.getByText(notice)).toBeVisible();
      // It is put off with one click, and stays within reach.
      await page.getByRole('button', { name: later }).click();
      await expect(page.getByText(notice)).toHaveCount(0);
      await visit(page, office, '/');
      await page.getByRole('button', { name: choose }).click();
      await expect(page.getByLabel(fresh, { exact: true })).toBeFocused();
      await expect(page.getByText(notice)).toHaveCount(1);
      await expect(page.getByLabel(current)).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
      await page.keyboard.type(next);
      await page.getByLabel(again).fill(next);
      await page.keyboard.press('Enter');
      // From now on it is known, so that it is asked for.
      await expect(page.getByLabel(current)).toBeVisible();
      await expect(page.getByText(notice)).toHaveCount(0);
      await office.call('lock', {});
      await office.call('unlock', { password: next });
    } finally {
      await office.close();
    }
  });
}

test('the key goes into the keyring and out again', async ({ page }) => {
  const office = await openOffice({ practice: false });
  try {
    await office.call('create_office', { ...CREATE });
    await visit(page, office, '/settings?tab=security');
    await page.getByRole('button', { name: 'Ranger la clé dans le trousseau' }).click();
    await page.locator('dialog[open]').getByLabel('Mot de passe, pour confirmer').fill(PASSWORD);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: 'Retirer' })).toBeVisible();
    expect((await office.call('get_status', {})).has_keyring).toBe(true);
    await page.getByRole('button', { name: 'Retirer' }).click();
    await expect(page.getByRole('button', { name: 'Ranger la clé dans le trousseau' })).toBeVisible();
    expect((await office.call('get_status', {})).has_keyring).toBe(false);
  } finally {
    await office.close();
  }
});

const NOTICES = [
  { language: 'fr', title: 'Le journal d’accès était illisible', noted: 'J’en prends note' },
  { language: 'de', title: 'Das Zugriffsprotokoll war nicht lesbar', noted: 'Zur Kenntnis genommen' },
] as const;

for (const { language, title, noted } of NOTICES) {
  test(`a damaged journal is told once (${language})`, async ({ page }) => {
    const office = await openOffice();
    try {
      await office.look(language, 'light');
      await office.call('lock', {});
      writeFileSync(join(office.data, 'journal.db'), 'something else');
      await office.stop();
      const again = await openOffice({ data: office.data });
      try {
        await visit(page, again, '/');
        await expect(page.getByText(title)).toBeVisible();
        await expect(page.getByText(/journal-damaged-2026\d+\.db/)).toBeVisible();
        await page.getByRole('button', { name: noted }).click();
        await expect(page.getByText(title)).toHaveCount(0);
        await page.reload();
        await settled(page);
        await expect(page.getByText(title)).toHaveCount(0);
      } finally {
        await again.stop();
      }
    } finally {
      await office.close();
    }
  });
}

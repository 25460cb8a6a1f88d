// A cantonal officer lets a colleague in and out again, in the window; the colleague comes in with the code, and back.
import type { Browser, Page } from '@playwright/test';
import { resolve } from 'node:path';
import type { Language } from '../src/lib/api/commands.gen';
import { look, tabTo, wordsOf } from './look';
import { expect, openOffice, settled, test, visit, type Office } from './office';
import { ACCOUNT_PASSWORD, bindBureau, codeOf, inStep, openBureau, SharedServer } from './server';

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');
/** Password and key are stretched on purpose, on both sides. */

/** A new member of the secretariat in the directory, who reads `language`. */
async function hire(office: Office, first_name: string, name: string, language: Language): Promise<void> {
  await office.call('save_staff', {
    id: null,
    name,
    first_name,
    title: '',
    form: 'neutral',
    institution: 'bureau',
    region: null,
    functions: ['secretariat'],
    language,
    phone: '',
    email: '',
    address: { supplement: '', street: '', number: '', postal_box: '', postcode: '', town: '', country: '' },
    working_week: { mornings: [true, true, true, true, true], afternoons: [true, true, true, true, true] },
    absences: [],
    from: '',
    to: '',
  });
}

async function windowOf(browser: Browser, office: Office, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-CH', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await visit(page, office, path);
  return page;
}

for (const language of ['fr', 'de'] as const) {
  test(`an officer opens an account, hands it over, ends it and opens it again (${language})`, async ({ browser, context, page }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const say = wordsOf(language);
    const reader: Language = language === 'fr' ? 'de' : 'fr';
    const server = await SharedServer.begin();
    const office = await openBureau({ language });
    const other = await openOffice({ practice: false });
    try {
      await office.look(language, 'light');
      await bindBureau(server, office);
      await hire(office, 'Noé', 'Arvenstein', reader);
      await hire(office, 'Inès', 'Combeclaire', language);
      await inStep(office);

      // From the page of the server.
      await visit(page, office, '/server');
      await look(page, office, 'accounts-standing');
      await page.getByRole('link', { name: say('standing.accounts.open') }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: say('accounts.title') })).toBeVisible();
      const grid = page.getByRole('grid', { name: say('accounts.title') });
      await expect(grid.getByRole('row')).toHaveCount(2);

      // Nothing filled: said from the first field to the last, where one begins to mend.
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog', { name: say('accounts.new.title') });
      const person = dialog.getByRole('combobox', { name: say('accounts.new.staff') });
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(dialog.locator('.summary li')).toContainText([say('accounts.new.staff'), say('accounts.new.name')]);
      await expect(person).toBeFocused();
      await look(page, office, 'accounts-new-empty');

      // A name that somebody has is said at the field; the proposed one is taken.
      await person.fill('noe');
      await page.keyboard.press('Enter');
      const name = dialog.getByLabel(say('accounts.new.name'), { exact: true });
      await expect(name).toHaveValue('noe.arvenstein');
      await name.fill('Clara.Exemple');
      await page.keyboard.press('Control+Enter');
      await expect(dialog.locator('[data-field="name"]')).toContainText(say('errors.server_name_taken'));
      await look(page, office, 'accounts-new');
      await name.fill('noe.arvenstein');
      await page.keyboard.press('Control+Enter');

      // The sheet speaks the language of its reader.
      await expect(page.getByRole('heading', { name: say('accounts.hand_over.title', { name: 'Noé Arvenstein' }) })).toBeVisible();
      const sheet = page.locator(`section[lang="${reader}"]`);
      await expect(sheet).toContainText(wordsOf(reader)('accounts.hand_over.step_code'));
      await expect(sheet).toContainText(server.place);
      const code = await sheet.locator('.code').innerText();
      expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
      await look(page, office, 'accounts-hand-over');
      await page.emulateMedia({ media: 'print' });
      await expect(sheet).toBeVisible();
      await expect(page.getByRole('button', { name: say('accounts.hand_over.print') })).toBeHidden();
      await page.screenshot({ path: `${GALLERY}/accounts-hand-over-paper-${reader}.png` });
      await page.emulateMedia({ media: 'screen' });
      await tabTo(page, say('accounts.hand_over.copy'));
      await page.keyboard.press('Enter');
      await expect(page.getByText(say('accounts.hand_over.copied'), { exact: true })).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
      // Another place and back: what the server tells once is still there, and goes only when it has been kept.
      await page.getByRole('link', { name: say('ui.place.today') }).first().click();
      await expect(sheet).toHaveCount(0);
      await page.goBack();
      await expect(sheet).toContainText(code);
      await page.getByRole('button', { name: say('accounts.hand_over.done') }).press('Enter');
      await expect(sheet).toBeVisible();
      await page.getByLabel(say('accounts.hand_over.kept'), { exact: true }).check();
      await page.getByRole('button', { name: say('accounts.hand_over.done') }).press('Enter');
      const row = grid.getByRole('row', { name: /Noé Arvenstein/ });
      await expect(row).toContainText(say('accounts.state.waiting'));
      await look(page, office, 'accounts-list');

      // With the code the colleague is in.
      const account = await server.enrol(other, 'noe.arvenstein', code);
      await server.join(other, account);
      await expect.poll(async () => (await other.call('get_status', {})).state).toBe('open');
      await other.look(language, 'light');
      await inStep(other);
      const theirs = await windowOf(browser, other, '/server');
      await expect(theirs.getByText('Poste d’essai')).toBeVisible();
      await expect(theirs.getByRole('link', { name: say('standing.accounts.open') })).toHaveCount(0);
      await visit(theirs, other, '/server/accounts');
      await expect(theirs.getByText(say('accounts.closed'))).toBeVisible();
      await look(theirs, other, 'accounts-closed');

      // Found by its name, opened by keyboard.
      await visit(page, office, '/server/accounts');
      await expect(row).toContainText(say('accounts.state.active'));
      await page.getByLabel(say('accounts.search'), { exact: true }).fill('arven');
      await expect(grid.getByRole('row')).toHaveCount(2);
      await row.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'Noé Arvenstein' })).toBeVisible();
      const device = page.getByRole('listitem').filter({ hasText: 'Poste d’essai' });
      await expect(device).toContainText(say('standing.devices.signed_in'));
      await look(page, office, 'accounts-one');

      // Ended at once: the colleague is shut out.
      await page.getByRole('button', { name: say('accounts.end.open') }).press('Enter');
      const ending = page.getByRole('dialog', { name: say('accounts.end.title', { name: 'Noé Arvenstein' }) });
      const lastDay = ending.locator('[data-field="last_day"] input');
      await lastDay.fill('gestern');
      await page.keyboard.press('Control+Enter');
      await expect(ending.locator('[data-field="last_day"] [aria-invalid="true"]')).toBeVisible();
      await look(page, office, 'accounts-end');
      await lastDay.fill('');
      await page.keyboard.press('Control+Enter');
      await expect(page.locator('header').getByText(say('accounts.state.ended'))).toBeVisible();
      await other.call('synchronise', {});
      await visit(theirs, other, '/server');
      await expect(theirs.getByRole('form', { name: say('ui.signing_in.title') })).toBeVisible();

      // Open again, with a new code; the colleague sets the account up anew on the same computer.
      await page.getByRole('button', { name: say('accounts.resume.open') }).press('Enter');
      await expect(page.getByRole('dialog')).toContainText(say('accounts.resume.text'));
      await page.keyboard.press('Control+Enter');
      await expect(page.locator('header').getByText(say('accounts.state.active'))).toBeVisible();
      await page.getByRole('button', { name: say('accounts.reset.open') }).press('Enter');
      await expect(page.getByRole('dialog')).toContainText(say('accounts.reset.text'));
      await settled(page);
      await page.screenshot({ path: `${GALLERY}/accounts-reset-${language}.png` });
      await page.keyboard.press('Control+Enter');
      const anew = await sheet.locator('.code').innerText();
      expect(anew).not.toBe(code);
      await page.getByLabel(say('accounts.hand_over.kept'), { exact: true }).check();
      await page.getByRole('button', { name: say('accounts.hand_over.done') }).click();

      await theirs.getByRole('button', { name: say('ui.signing_in.by_code') }).click();
      await look(theirs, other, 'accounts-again');
      await theirs.getByLabel(say('ui.joining.code'), { exact: true }).fill(anew);
      await theirs.keyboard.press('Enter');
      const groups = theirs.getByRole('group', { name: say('ui.joining.secret') }).locator('span');
      await expect(groups.first()).toBeVisible();
      const secret = (await groups.allInnerTexts()).join('');
      await look(theirs, other, 'accounts-again-authenticator');
      await theirs.getByLabel(say('ui.start.password'), { exact: true }).fill(ACCOUNT_PASSWORD);
      await theirs.getByLabel(say('ui.start.password_again'), { exact: true }).fill(ACCOUNT_PASSWORD);
      await theirs.getByLabel(say('ui.joining.totp'), { exact: true }).fill(codeOf(secret));
      await theirs.keyboard.press('Enter');
      await theirs.getByLabel(say('ui.joining.kept'), { exact: true }).check();
      await theirs.getByRole('button', { name: say('ui.joining.go_on') }).click();
      await theirs.getByRole('button', { name: say('ui.joining.again') }).click();
      await expect(theirs.getByRole('heading', { name: say('standing.state.connected') })).toBeVisible();
      await theirs.context().close();

      // An access is withdrawn from here too.
      await visit(page, office, '/server/accounts');
      await row.click();
      await device.getByRole('button', { name: say('standing.devices.revoke_of', { device: 'Poste d’essai' }) }).press('Enter');
      await expect(page.getByRole('dialog', { name: say('standing.devices.ask', { device: 'Poste d’essai' }) })).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(device).toContainText(say('standing.devices.revoked'));
      await other.call('synchronise', {}).catch(() => undefined);
      await expect.poll(async () => (await other.call('get_status', {})).state).toBe('revoked');

      // The own account is not ended here, and says why.
      await visit(page, office, '/server/accounts');
      await grid.getByRole('row', { name: /Clara Zenruffinen/ }).click();
      await expect(page.getByText(say('accounts.own_text'))).toBeVisible();
      await expect(page.getByRole('button', { name: say('accounts.end.open') })).toHaveCount(0);
      await look(page, office, 'accounts-own');

      // Without the server it says so, quietly.
      await server.kill();
      await visit(page, office, '/server/accounts');
      await expect(page.getByText(say('accounts.offline'))).toBeVisible();
      await page.keyboard.press('n');
      await expect(page.getByRole('alert')).toContainText(say('accounts.offline'));
      await expect(page.getByRole('heading', { name: say('accounts.title') })).toBeVisible();
      await look(page, office, 'accounts-offline');
    } finally {
      await office.close();
      await other.close();
      await server.close();
    }
  });
}

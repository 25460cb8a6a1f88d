// What is due: counted, walked with the arrows, opened with Enter, for one region or the canton.
import { expect, test, visit } from './office';

test.beforeEach(async ({ office }) => {
  await office.prefer({ language: 'fr', theme: 'light', today_region: null });
});

test('says how much is due and opens the first with two keys', async ({ office, page }) => {
  const today = await office.call('get_today', { region: null });
  await visit(page, office, '/');
  await expect(page.locator('header').filter({ has: page.locator('h1') })).toContainText(`${today.due} points à traiter`);
  await page.keyboard.press('ArrowDown');
  const first = today.sessions[0];
  await expect(page.locator('[data-due]').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-due]').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/sessions/${first?.id ?? ''}`));
});

test('keeps to one region when asked, and remembers it', async ({ office, page }) => {
  const sion = await office.call('get_today', { region: 'sion' });
  await visit(page, office, '/');
  await page.getByRole('combobox', { name: 'Région affichée' }).selectOption('sion');
  await expect(page.locator('header').filter({ has: page.locator('h1') })).toContainText(`${sion.due} point`);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Région affichée' })).toHaveValue('sion');
});

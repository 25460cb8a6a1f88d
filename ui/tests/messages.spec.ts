// Messages of acts: what they offer to take back, how long they stay, and how the keyboard reaches them.
import { expect, test, visit } from './office';
import type { Page } from '@playwright/test';

/** Writes a note in the open file and waits for the message that says so. */
async function note(page: Page, text: string): Promise<void> {
  await page.keyboard.press('o');
  await page.locator('dialog[open] textarea').fill(text);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

let situation = '';

test.beforeEach(async ({ office, page }) => {
  await office.look('fr', 'light');
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  situation = sessions.find((session) => session.name !== null)?.situation ?? '';
  await visit(page, office, `/situations/${situation}`);
});

test('only the newest message offers to take its act back', async ({ office, page }) => {
  const undo = page.locator('.toast').getByRole('button', { name: 'Annuler' });
  await note(page, 'Un premier mot.');
  await expect(undo).toHaveCount(1);
  // Another act that says nothing, such as a draft that saves itself, is on top of it now; the core refuses.
  await office.call('add_note', { situation, text: 'Un mot venu d’ailleurs.', language: 'fr' });
  await undo.click();
  await expect(page.getByRole('alert')).toContainText('Annulez d’abord l’action plus récente.');
  await office.call('undo_last', { act: null });

  await page.getByRole('alert').getByRole('button', { name: 'Fermer' }).click();
  await note(page, 'Un deuxième mot.');
  await page.locator('.toast').getByRole('button', { name: 'Fermer' }).last().focus();
  await note(page, 'Un troisième mot.');
  await expect(undo).toHaveCount(1);
  await undo.click();
  await expect(page.getByText('Un troisième mot.')).toHaveCount(0);
  await expect(page.getByText('Un deuxième mot.').first()).toBeVisible();
  await expect(undo).toHaveCount(0);
  for (let left = 2; left > 0; left -= 1) await office.call('undo_last', { act: null });
});

test('a message stays under the pointer and the focus, and the keyboard reaches it', async ({ office, page }) => {
  await page.clock.install();
  const message = page.locator('.toast');
  await note(page, 'Un mot qui reste.');
  await expect(page.getByRole('status').filter({ has: message })).toHaveCount(1);
  await message.hover();
  await page.clock.runFor(60_000);
  await expect(message).toBeVisible();
  await page.mouse.move(5, 5);
  // The clock runs on by itself as well: not so near to its end that a slow machine passes it.
  await page.clock.runFor(1_000);
  await page.keyboard.press('F8');
  const undo = message.getByRole('button', { name: 'Annuler' });
  await expect(undo).toBeFocused();
  await page.clock.runFor(60_000);
  await expect(message).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(undo).not.toBeFocused();
  await page.clock.runFor(9_000);
  await expect(message).toHaveCount(0);
  await office.call('undo_last', { act: null });
});

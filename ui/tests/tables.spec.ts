// A long table shows first what is in view; every row can be reached, and none is missing afterwards.
import { expect, test, visit, type Office } from './office';

async function countSessions(office: Office): Promise<number> {
  await office.look('fr', 'light');
  const { sessions } = await office.call('list_sessions', { region: null, past: true });
  return sessions.length;
}

test('a long table is there to its last row, and tells how many it has', async ({ office, page }) => {
  const count = await countSessions(office);
  await visit(page, office, '/sessions?past=1');
  const table = page.getByRole('grid');
  await expect(table).toHaveAttribute('aria-rowcount', String(count + 1));
  await expect(table.locator('tr[data-index]')).toHaveCount(count);
});

test('the last row is reached before it was drawn', async ({ office, page }) => {
  // No frame ever comes after the first, which is why nothing here waits for one.
  await page.addInitScript(() => (window.requestAnimationFrame = () => 0));
  const count = await countSessions(office);
  await page.goto(`${office.url}/sessions?past=1`);
  const rows = page.getByRole('grid').locator('tr[data-index]');
  await expect(rows).not.toHaveCount(0);
  expect(await rows.count()).toBeLessThan(count);
  await page.keyboard.press('j');
  await page.keyboard.press('End');
  await expect(page.locator('tr:focus')).toHaveAttribute('aria-rowindex', String(count + 1));
  await page.keyboard.press('Home');
  await expect(page.locator('tr:focus')).toHaveAttribute('aria-rowindex', '2');
});

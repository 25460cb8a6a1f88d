// The whole access journal: reached by keyboard, narrowed, and paged.
import { expect, openOffice, settled, test, visit } from './office';

const WORDS = {
  fr: { title: 'Journal d’accès', read: 'Dossier ouvert', journal: 'Journal d’accès consulté', kind: 'Sorte d’accès', print: 'Impression', none: 'Aucun accès ne correspond aux filtres.', clear: 'Enlever les filtres', from: 'Du', wrong: 'Saisissez la date sous la forme 20.08.2026.', open: 'Consulter le journal', security: '/settings?tab=security' },
  de: { title: 'Zugriffsprotokoll', read: 'Dossier geöffnet', journal: 'Zugriffsprotokoll eingesehen', kind: 'Art des Zugriffs', print: 'Druck', none: 'Kein Zugriff entspricht den Filtern.', clear: 'Filter entfernen', from: 'Von', wrong: 'Geben Sie das Datum in der Form 20.08.2026 ein.', open: 'Protokoll einsehen', security: '/settings?tab=security' },
} as const;

for (const language of ['fr', 'de'] as const) {
  const words = WORDS[language];
  test(`who looked at what, for the whole office (${language})`, async ({ page }) => {
    const office = await openOffice();
    try {
      await office.look(language, 'light');
      const { sessions } = await office.call('list_sessions', { region: null, past: false });
      const row = sessions.find((session) => session.name !== null);
      const situation = row?.situation ?? '';
      await office.call('get_file', { situation });
      await visit(page, office, words.security);
      await page.getByRole('link', { name: words.open }).click();
      await expect(page.getByRole('heading', { name: words.title })).toBeVisible();
      await settled(page);
      const lines = page.getByRole('grid').locator('tr[data-index]');
      await expect(lines.nth(0)).toContainText(words.journal);
      await expect(lines.nth(1)).toContainText(words.read);
      const number = lines.nth(1).getByRole('link');
      await expect(number).toHaveText(row?.number ?? '');

      await page.getByLabel(words.kind).selectOption({ label: words.print });
      await expect(page.getByText(words.none)).toBeVisible();
      await page.getByRole('button', { name: words.clear }).click();
      await expect(lines.nth(0)).toContainText(words.journal);
      await page.getByLabel(words.from, { exact: true }).fill('x');
      await page.keyboard.press('Tab');
      await expect(page.getByText(words.wrong)).toBeVisible();
      await page.getByLabel(words.from, { exact: true }).fill('14.1.2026');
      await page.keyboard.press('Tab');
      await expect(page.getByText(words.wrong)).toHaveCount(0);

      // By keyboard alone: from anywhere into it, down to the line, into the file, and back to the same filter.
      await visit(page, office, '/');
      await page.keyboard.press('Control+k');
      await page.locator('dialog[open] input').fill(words.title);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/journal$/);
      await settled(page);
      // The search that led here stands above.
      for (const expected of [words.title, words.journal, words.read]) {
        await page.keyboard.press('j');
        await expect(page.locator('tr:focus')).toContainText(expected);
      }
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`/situations/${situation}`));
    } finally {
      await office.close();
    }
  });
}

test('thousands of lines come page by page', async ({ office, page }) => {
  const total = 5000;
  const asked: (number | null)[] = [];
  await office.look('fr', 'light');
  await page.route('**/api/list_accesses', async (route) => {
    const { before, limit } = route.request().postDataJSON() as { before: number | null; limit: number };
    asked.push(before);
    const first = before === null ? total : before - 1;
    const accesses = Array.from({ length: Math.min(limit, first) }, (_, index) => ({
      place: first - index,
      at: '2026-01-14T09:00:00',
      by: 'Nolwenn Combeclaire',
      message: { code: 'backup', params: {} },
      files: [],
      more_files: 0,
    }));
    await route.fulfill({ json: { act: null, view: { accesses, total } } });
  });
  await visit(page, office, '/journal');
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', String(total + 1));
  // Only what is in view exists, and the next page is asked for near the end of the first.
  expect(await grid.locator('tr[data-index]').count()).toBeLessThan(100);
  expect(asked).toEqual([null]);
  await page.keyboard.press('j');
  await page.keyboard.press('End');
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1]).toBe(total - 199);
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.locator('tr:focus')).toHaveAttribute('aria-rowindex', '401', { timeout: 500 });
  }).toPass();
});

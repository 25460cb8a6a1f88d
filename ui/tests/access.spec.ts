// axe on every screen, in both languages and both themes, with every rule on. The same walk makes the gallery of pictures.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { expect, open, openOffice, screensOf, settled, test, visit } from './office';

const LOOKS = [
  ['fr', 'light'],
  ['fr', 'dark'],
  ['de', 'light'],
  ['de', 'dark'],
] as const;

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

for (const [language, theme] of LOOKS) {
  test(`every screen is accessible, ${language}, ${theme}`, async ({ office, page }) => {
    test.setTimeout(600_000);
    await office.look(language, theme);
    for (const screen of await screensOf(office)) {
      await open(page, office, screen);
      await page.screenshot({ path: `${GALLERY}/${screen.name}-${language}-${theme}.png` });
      expect.soft(await faults(page), screen.name).toEqual([]);
    }
  });

  test(`the start is accessible, ${language}, ${theme}`, async ({ page }) => {
    const office = await openOffice({ practice: false });
    try {
      await office.look(language, theme);
      await visit(page, office, '/');
      await page.screenshot({ path: `${GALLERY}/first-start-${language}-${theme}.png` });
      expect.soft(await faults(page), 'first start').toEqual([]);
      for (const tab of [1, 2]) {
        await page.getByRole('tab').nth(tab).click();
        await settled(page);
        expect.soft(await faults(page), `first start ${tab}`).toEqual([]);
      }
      await office.call('create_office', {
        first_name: 'Nolwenn',
        name: 'Combeclaire',
        function: 'secretariat',
        region: null,
        language,
        password: 'marmotte grise au col',
        password_again: 'marmotte grise au col',
        use_keyring: false,
      });
      await office.call('lock', {});
      await visit(page, office, '/');
      await page.screenshot({ path: `${GALLERY}/locked-${language}-${theme}.png` });
      expect.soft(await faults(page), 'locked').toEqual([]);
    } finally {
      await office.close();
    }
  });
}

test('screens reflow at 200 % without scrolling sideways', async ({ office, page }) => {
  test.setTimeout(600_000);
  await office.prefer({ language: 'de', theme: 'light', zoom: 200 });
  try {
    for (const screen of await screensOf(office)) {
      await open(page, office, screen);
      // The page itself never scrolls: its sheet and panes do, and they must not do it sideways.
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main, .panes, [data-pane], dialog[open] .body, .rail')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => `${element.tagName} ${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
      );
      expect.soft(wide, screen.name).toEqual([]);
    }
  } finally {
    await office.prefer({ zoom: 100 });
  }
});

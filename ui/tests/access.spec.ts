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
      for (const tab of [1, 2, 3]) {
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

const BACK = { fr: 'Retour à la liste', de: 'Zurück zur Liste' } as const;

for (const language of ['fr', 'de'] as const) {
  test(`at 200 % the list or the file has the room, with a way back, ${language}`, async ({ office, page }) => {
    await page.setViewportSize({ width: 1100, height: 700 });
    await office.prefer({ language, theme: 'light', zoom: 200 });
    try {
      await visit(page, office, '/situations');
      const list = page.getByRole('listbox');
      const tabs = page.getByRole('tablist');
      await expect(list).toBeVisible();
      await expect(tabs).toHaveCount(0);
      // Walking stays in the list, and opens nothing unseen; Enter opens.
      await page.keyboard.press('j');
      await page.keyboard.press('ArrowDown');
      await expect(list).toBeVisible();
      await expect(tabs).toHaveCount(0);
      await page.keyboard.press('Enter');
      await expect(tabs).toBeVisible();
      await expect(list).toBeHidden();
      await settled(page);
      await page.screenshot({ path: `${GALLERY}/file-narrow-${language}.png` });
      const pane = await page.locator('section.main').boundingBox();
      expect(pane?.width).toBeGreaterThan(900);
      expect.soft(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(list).toBeFocused();
      await expect(tabs).toHaveCount(0);
      await page.screenshot({ path: `${GALLERY}/situations-narrow-${language}.png` });
      expect.soft(await faults(page)).toEqual([]);
      await list.locator('[role=option]').first().click();
      await expect(tabs).toBeVisible();
      await page.getByRole('button', { name: BACK[language] }).click();
      await expect(list).toBeFocused();
      // With room for both, both are there again.
      await office.prefer({ zoom: 100 });
      await page.reload();
      await expect(list).toBeVisible();
      await expect(tabs).toBeVisible();
      await expect(page.getByRole('button', { name: BACK[language] })).toHaveCount(0);
    } finally {
      await office.prefer({ zoom: 100 });
    }
  });
}

test('a link of several lines is underlined on each', async ({ office, page }) => {
  await office.prefer({ language: 'fr', theme: 'light' });
  const screen = (await screensOf(office)).find(({ name }) => name === 'file-road');
  await visit(page, office, screen?.path ?? '');
  // A rule under a box stands under its last line alone: the words must be a box on each line.
  const boxes = await page.locator('.button.link').first().evaluate((link) => {
    const words = [...link.querySelectorAll('span')].at(-1);
    if (!words) return 0;
    (link as HTMLElement).style.width = '60px';
    words.textContent = 'Une action dont les mots ne tiennent pas sur une ligne';
    return words.getClientRects().length;
  });
  expect(boxes).toBeGreaterThan(2);
});

test('screens reflow at 200 % without scrolling sideways', async ({ office, page }) => {
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

test('what is typed right after Ctrl K goes into the search, however slow the disk is', async ({ office, page }) => {
  const file = (await screensOf(office)).find(({ name }) => name === 'file-road');
  await visit(page, office, file?.path ?? '');
  await page.route('**/_app/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  // «o» alone would begin a note.
  await page.keyboard.type('oooo');
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('oooo');
  await expect(page.getByRole('dialog', { name: 'Ajouter une note' })).toHaveCount(0);
});

test('the focus stays in the screen when what had it is gone', async ({ office, page }) => {
  await office.prefer({ language: 'fr', theme: 'light', zoom: 100 });
  const nowhere = () => page.evaluate(() => document.activeElement === null || document.activeElement === document.body);
  const file = (await screensOf(office)).find(({ name }) => name === 'file-road');
  await visit(page, office, file?.path ?? '');
  // A dialog opened from the palette: the line that opened it is not there any more.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Ajouter une note');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Ajouter une note' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(nowhere).toBe(false);
  // Another screen.
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1, name: 'Contrats d’objectifs' })).toBeVisible();
  await expect.poll(nowhere).toBe(false);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

// What can be wrong before the office is open. Each state has its own words in both languages: what happened, what is safe,
// what to do. The walk leaves a picture of each.
import AxeBuilder from '@axe-core/playwright';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messages } from '../src/lib/i18n/messages.gen';
import { expect, openOffice, settled, test, visit, type OfficeOptions } from './office';

const PASSWORD = 'marmotte grise au col';
const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');
const LANGUAGES = ['fr', 'de'] as const;

interface Trouble {
  state: string;
  /** The last part of the key of its heading. */
  words: string;
  options?: OfficeOptions;
  harm?: (folder: string) => void;
}

const database = (folder: string) => join(folder, 'bureau-cii.db');
const alone = (folder: string) => {
  for (const name of ['bureau-cii.db-wal', 'bureau-cii.db-shm']) rmSync(join(folder, name), { force: true });
};

const TROUBLES: readonly Trouble[] = [
  { state: 'locked', words: 'locked', harm: (folder) => rmSync(join(folder, 'bureau-cii.db-wal'), { force: true }) },
  { state: 'keyring_locked', words: 'keyring_locked', options: { keyring: 'locked' } },
  { state: 'keyring_missing', words: 'keyring_missing', options: { keyring: 'missing' } },
  {
    state: 'damaged',
    words: 'damaged',
    harm: (folder) => {
      alone(folder);
      truncateSync(database(folder), Math.floor(readFileSync(database(folder)).length / 8192) * 4096);
    },
  },
  {
    state: 'foreign',
    words: 'foreign',
    harm: (folder) => {
      alone(folder);
      writeFileSync(database(folder), `SQLite format 3\0${'something else '.repeat(600)}`);
    },
  },
  { state: 'keys_missing', words: 'keys_missing', harm: (folder) => rmSync(join(folder, 'keys.json')) },
];

for (const { state, words, options = {}, harm } of TROUBLES) {
  test(`says what is wrong, safe and to be done: ${state}`, async ({ page }) => {
    const first = await openOffice({ practice: false });
    await first.call('create_office', {
      first_name: 'Nolwenn',
      name: 'Combeclaire',
      function: 'secretariat',
      region: null,
      language: 'fr',
      password: PASSWORD,
      password_again: PASSWORD,
      use_keyring: state !== 'locked',
    });
    await first.call('backup', { folder: '' });
    await first.stop();
    harm?.(first.data);
    const office = await openOffice({ ...options, practice: false, data: first.data });
    try {
      for (const language of LANGUAGES) {
        for (const theme of ['light', 'dark'] as const) {
          await office.look(language, theme);
          await visit(page, office, '/');
          await settled(page);
          const heading = messages[language][`ui.start.${words}` as keyof (typeof messages)['fr']];
          await expect(page.getByText(heading, { exact: true }).first()).toBeVisible();
          await page.screenshot({ path: `${GALLERY}/trouble-${state}-${language}-${theme}.png`, fullPage: true });
          const { violations } = await new AxeBuilder({ page })
            .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
            .analyze();
          expect(violations.map((violation) => violation.id)).toEqual([]);
        }
      }
    } finally {
      await office.close();
    }
  });
}

test('a backup brings back what a damaged file lost, by the keyboard alone', async ({ page }) => {
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
  await first.look('de', 'light');
  await first.call('backup', { folder: '' });
  await first.stop();
  alone(first.data);
  writeFileSync(database(first.data), 'kaputt');
  const office = await openOffice({ practice: false, data: first.data });
  try {
    await visit(page, office, '/');
    await expect(page.getByLabel('Passwort')).toBeFocused();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Die Datenbank ist beschädigt' })).toBeVisible();
    const backup = page.getByRole('radio').first();
    while (!(await backup.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Passwort oder Notschlüssel dieser Sicherung')).toBeFocused();
    await page.keyboard.type('nicht dieses');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-field=secret] .error')).toBeVisible();
    await page.getByLabel('Passwort oder Notschlüssel dieser Sicherung').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/lässt sich öffnen und enthält/)).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Combeclaire')).toBeVisible();
  } finally {
    await office.close();
  }
});

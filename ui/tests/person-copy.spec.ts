// The right of access: a copy of everything that is held on a person, by keyboard from the file to the folder.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, settled, test, visit, type Office } from './office';

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');

const WORDS = {
  fr: {
    act: 'Droit d’accès…',
    title: 'Copie des données pour la personne',
    identity: /^Identité 1$/,
    make: /^Établir la copie/,
    made: 'Copie enregistrée',
    finish: /^Terminer/,
    safe: 'Le dossier n’a pas changé. Vous pouvez recommencer.',
    journal: 'Copie des données établie pour la personne (droit d’accès)',
    folder: /^auskunft-\d{4}-\d{4}$/,
    other: 'Allemand',
  },
  de: {
    act: 'Auskunft an die Person…',
    title: 'Kopie der Daten für die Person',
    identity: /^Identität 1$/,
    make: /^Kopie erstellen/,
    made: 'Kopie gespeichert',
    finish: /^Fertig/,
    safe: 'Das Dossier ist unverändert. Sie können es noch einmal versuchen.',
    journal: 'Kopie der Daten für die Person erstellt (Auskunftsrecht)',
    folder: /^auskunft-\d{4}-\d{4}$/,
    other: 'Deutsch',
  },
} as const;

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function showcase(office: Office): Promise<string> {
  const { rows } = await office.call('list_situations', {
    query: 'Roncevent',
    regions: [],
    states: [],
    registers: [],
    services: [],
    coordinator: null,
    procuration: null,
    open_only: false,
    sort: 'recent',
    offset: 0,
    limit: 1,
  });
  const found = rows[0];
  if (!found) throw new Error('the showcase is missing');
  return found.id;
}

for (const [language, theme] of [
  ['fr', 'light'],
  ['de', 'dark'],
] as const) {
  const words = WORDS[language];

  test(`a person gets a copy of everything, ${language}, ${theme}`, async ({ page, office }) => {
    const folder = mkdtempSync(join(tmpdir(), 'bureau-cii-copy-'));
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, '');
    await office.look(language, theme);
    await office.prefer({ output_folder: join(blocked, 'inside'), open_after_print: false });
    const situation = await showcase(office);
    await visit(page, office, `/situations/${situation}`);
    await settled(page);

    // From the palette, by its name.
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words.act.slice(0, 9));
    await page.getByRole('option', { name: words.act }).first().waitFor();
    await page.screenshot({ path: join(GALLERY, `person-copy-palette-${language}-${theme}.png`) });
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: words.title });
    await expect(dialog.getByRole('row', { name: words.identity })).toBeVisible();
    await settled(page);
    expect(await faults(page)).toEqual([]);
    await page.screenshot({ path: join(GALLERY, `person-copy-${language}-${theme}.png`) });

    // A folder that cannot be used: nothing is lost, the same key tries again.
    await dialog.getByRole('radio', { name: words.other }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(words.safe)).toBeVisible();
    await page.screenshot({ path: join(GALLERY, `person-copy-failed-${language}-${theme}.png`) });
    await office.prefer({ output_folder: join(folder, 'out') });
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(words.made)).toBeVisible();
    await settled(page);
    expect(await faults(page)).toEqual([]);
    await page.screenshot({ path: join(GALLERY, `person-copy-made-${language}-${theme}.png`) });

    const copies = readdirSync(join(folder, 'out'));
    expect(copies).toHaveLength(1);
    expect(copies[0]).toMatch(words.folder);
    const files = readdirSync(join(folder, 'out', copies[0] ?? '')).sort();
    expect(files).toEqual([`${copies[0]}.json`, `${copies[0]}.pdf`]);
    const data = JSON.parse(readFileSync(join(folder, 'out', copies[0] ?? '', files[0] ?? ''), 'utf8')) as {
      person: { name: string };
      language: string;
    };
    expect(data.person.name).toBe('Roncevent');
    expect(data.language).toBe('de');

    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('7');
    await expect(page.getByText(words.journal).first()).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.screenshot({ path: join(GALLERY, `person-copy-journal-${language}-${theme}.png`) });
    // The journal, which says who looked, is the other place to begin from.
    await page.getByRole('button', { name: words.act }).click();
    await expect(dialog.getByRole('row', { name: words.identity })).toBeVisible();
    rmSync(folder, { recursive: true, force: true });
  });
}

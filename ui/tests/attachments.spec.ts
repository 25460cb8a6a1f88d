// The scan of a signed procuration, and a document to the minutes: attached, opened, copied out, removed.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, openOffice, settled, test, visit, type Office } from './office';

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');
const PICTURE = resolve('../docs/pictures/today-fr.png');

const WORDS = {
  fr: {
    tab: 'Procurations',
    add: 'Joindre la procuration numérisée',
    addMinutes: 'Joindre un fichier au procès-verbal',
    file: 'Fichier',
    title: 'Titre',
    wrong: 'Ce fichier n’est ni un PDF ni une image PNG ou JPEG. Choisissez-en un de ces types.',
    nowhere: 'Il n’y a pas de fichier à cet endroit. Vérifiez le chemin.',
    scan: 'Procuration signée',
    open: (title: string) => `Ouvrir ${title}`,
    remove: (title: string) => `Retirer ${title}`,
    removed: 'Fichier retiré.',
    undo: 'Annuler',
    notShown: 'Un PDF ne s’affiche pas dans cette fenêtre.',
    copy: 'Enregistrer une copie',
    copied: 'Copie enregistrée',
    close: 'Fermer',
    name: /^annexe-\d{4}-\d{4}\.pdf$/,
  },
  de: {
    tab: 'Vollmachten',
    add: 'Eingescannte Vollmacht beifügen',
    addMinutes: 'Datei zum Protokoll beifügen',
    file: 'Datei',
    title: 'Titel',
    wrong: 'Diese Datei ist weder ein PDF noch ein Bild als PNG oder JPEG. Wählen Sie eine davon.',
    nowhere: 'An dieser Stelle liegt keine Datei. Prüfen Sie den Pfad.',
    scan: 'Unterschriebene Vollmacht',
    open: (title: string) => `${title} öffnen`,
    remove: (title: string) => `${title} entfernen`,
    removed: 'Datei entfernt.',
    undo: 'Rückgängig',
    notShown: 'Ein PDF wird in diesem Fenster nicht angezeigt.',
    copy: 'Kopie speichern',
    copied: 'Kopie gespeichert',
    close: 'Schliessen',
    name: /^beilage-\d{4}-\d{4}\.pdf$/,
  },
} as const;

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function openCase(office: Office): Promise<string> {
  const { rows } = await office.call('list_situations', {
    query: '',
    regions: [],
    states: ['complex', 'in_service'],
    registers: ['bureau'],
    services: [],
    coordinator: null,
    procuration: 'active',
    open_only: true,
    sort: 'recent',
    offset: 0,
    limit: 30,
  });
  const found = rows.find((row) => row.name !== null);
  if (!found) throw new Error('no open case in the practice office');
  return found.id;
}

for (const [language, theme] of [
  ['fr', 'light'],
  ['de', 'dark'],
] as const) {
  const words = WORDS[language];

  test(`a signed procuration is filed with its file, ${language}, ${theme}`, async ({ page, office }) => {
    const folder = mkdtempSync(join(tmpdir(), 'bureau-cii-scans-'));
    await office.look(language, theme);
    await office.prefer({ output_folder: join(folder, 'out'), open_after_print: false });
    const scan = join(folder, 'scan 1.pdf');
    const canary = `%PDF-1.4 canarivogel-${language}`;
    writeFileSync(scan, canary);
    writeFileSync(join(folder, 'liste.pdf'), 'PK\u0003\u0004');
    const situation = await openCase(office);
    await visit(page, office, `/situations/${situation}`);
    await page.getByRole('tab', { name: words.tab }).click();
    await settled(page);
    await page.getByRole('button', { name: words.add }).first().click();
    const dialog = page.locator('dialog[open]');

    // What is no file, and what only says that it is a PDF.
    for (const [path, refusal] of [
      [join(folder, 'nowhere.pdf'), words.nowhere],
      [join(folder, 'liste.pdf'), words.wrong],
    ] as const) {
      await dialog.getByLabel(words.file, { exact: true }).fill(path);
      await page.keyboard.press('Control+Enter');
      await expect(dialog.getByText(refusal).first()).toBeVisible();
    }
    expect.soft(await faults(page)).toEqual([]);
    await page.screenshot({ path: `${GALLERY}/attach-${language}-${theme}.png` });
    await dialog.getByLabel(words.file, { exact: true }).fill(scan);
    await dialog.getByLabel(words.title).fill(words.scan);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    // Without a title, the name of the file.
    await page.getByRole('button', { name: words.add }).first().click();
    await dialog.getByLabel(words.file, { exact: true }).fill(PICTURE);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: words.open('today-fr') }).last()).toBeVisible();
    expect.soft(await faults(page)).toEqual([]);
    await page.screenshot({ path: `${GALLERY}/attachments-${language}-${theme}.png` });

    // A picture is shown here, and Escape brings the focus back.
    const picture = page.getByRole('button', { name: words.open('today-fr') }).last();
    await picture.focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('img', { name: 'today-fr' })).toBeVisible();
    await expect
      .poll(() => dialog.getByRole('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
    expect.soft(await faults(page)).toEqual([]);
    await page.screenshot({ path: `${GALLERY}/attachment-${language}-${theme}.png` });
    await page.keyboard.press('Escape');
    await expect(picture).toBeFocused();

    // A PDF is copied out by an act of its own.
    await page.getByRole('button', { name: words.open(words.scan) }).click();
    await expect(dialog.getByText(words.notShown)).toBeVisible();
    await dialog.getByRole('button', { name: words.copy }).click();
    await expect(dialog.getByText(words.copied)).toBeVisible();
    expect.soft(await faults(page)).toEqual([]);
    await page.screenshot({ path: `${GALLERY}/attachment-pdf-${language}-${theme}.png` });
    const [copied, ...more] = readdirSync(join(folder, 'out'));
    expect(copied).toMatch(words.name);
    expect(more).toEqual([]);
    expect(readFileSync(join(folder, 'out', copied ?? ''), 'utf8')).toBe(canary);
    await dialog.getByRole('button', { name: words.close }).last().click();

    // Removed, and back again.
    await page.getByRole('button', { name: words.remove(words.scan) }).click();
    await expect(page.getByText(words.removed)).toBeVisible();
    // Under the pointer the message stays.
    await page.locator('.toast').last().hover();
    await expect(page.getByRole('button', { name: words.open(words.scan) })).toHaveCount(0);
    await page.getByRole('button', { name: words.undo }).first().click();
    await expect(page.getByRole('button', { name: words.open(words.scan) })).toBeVisible();

    // The journal knows what was shown and what left; the data folder shows nothing of the content.
    const { entries } = await office.call('list_access_journal', { situation });
    const codes = entries.map((entry) => entry.message.code);
    expect(codes).toContain('read_attachment');
    expect(codes).toContain('export');
    const blobs = readdirSync(join(office.data, 'blobs'));
    expect(blobs.length).toBeGreaterThanOrEqual(2);
    for (const blob of blobs) {
      expect(readFileSync(join(office.data, 'blobs', blob)).includes('canarivogel')).toBe(false);
    }
    rmSync(folder, { recursive: true });
  });

  test(`a document belongs to the minutes until they are approved, ${language}, ${theme}`, async ({ page }) => {
    // An office of its own: its minutes are approved, which nobody takes back.
    const office = await openOffice();
    await office.look(language, theme);
    const { sessions } = await office.call('list_sessions', { region: null, past: true });
    const review = sessions.find((row) => row.state === 'minutes_in_review' && row.name !== null);
    if (!review) throw new Error('no minutes in review in the practice office');
    await visit(page, office, `/sessions/${review.id}/minutes`);
    await page.getByRole('button', { name: words.addMinutes }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel(words.file, { exact: true }).fill(PICTURE);
    await dialog.getByLabel(words.title).fill(words.scan);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: words.open(words.scan) })).toBeVisible();
    expect.soft(await faults(page)).toEqual([]);
    await page.screenshot({ path: `${GALLERY}/minutes-attachments-${language}-${theme}.png` });
    await office.call('approve_minutes', { session: review.id });
    await expect(page.getByRole('button', { name: words.addMinutes })).toHaveCount(0);
    await expect(page.getByRole('button', { name: words.open(words.scan) })).toBeVisible();
    await expect(page.getByRole('button', { name: words.remove(words.scan) })).toHaveCount(0);
    await page.goto('about:blank');
    await office.close();
  });
}

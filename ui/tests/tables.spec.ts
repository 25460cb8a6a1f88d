// A long table shows first what is in view; every row can be reached, and none is missing afterwards. A list with nothing to
// show says why, and the way on.
import type { Page } from '@playwright/test';
import type { CommandName } from '../src/lib/api/commands.gen';
import { expect, openOffice, settled, test, visit, type Office } from './office';

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

const NOTHING_FITS = 'Rien ne correspond à la recherche et aux filtres.';

for (const path of ['/contracts', '/directory?tab=institutions', '/directory?tab=staff', '/catalogue']) {
  test(`a search that excludes everything is taken away in one act: ${path}`, async ({ office, page }) => {
    await office.look('fr', 'light');
    await visit(page, office, path);
    await page.getByRole('search').getByRole('textbox').fill('zzzqx');
    await expect(page.getByText(NOTHING_FITS)).toBeVisible();
    await expect(page.getByRole('grid')).toHaveCount(0);
    await page.getByRole('button', { name: 'Tout afficher' }).click();
    await expect(page.getByRole('search').getByRole('textbox')).toHaveValue('');
    await expect(page.getByRole('grid')).toBeVisible();
  });
}

test('a filter that excludes everything is taken away as well', async ({ office, page }) => {
  await office.look('de', 'light');
  await visit(page, office, '/directory?tab=staff&institution=cms&function=smr_physician');
  await expect(page.getByText('Nichts entspricht der Suche und den Filtern.')).toBeVisible();
  await page.getByRole('button', { name: 'Alles anzeigen' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
});

test('whom the search everywhere does not know can be announced', async ({ office, page }) => {
  await office.look('fr', 'light');
  await visit(page, office, '/');
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open] input').fill('zzzqx');
  await expect(page.getByText('Rien ne correspond à «\u00a0zzzqx\u00a0».').first()).toBeVisible();
  await expect(page.locator('dialog[open]').getByRole('option')).toContainText('Nouvelle annonce');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Nouvelle annonce' })).toBeVisible();
});

/** Lets the core refuse a command, until what it returns is called. */
async function refuse(page: Page, command: CommandName): Promise<() => Promise<void>> {
  const address = `**/api/${command}`;
  await page.route(address, (route) =>
    route.fulfill({ status: 422, json: { code: 'store_engine', params: {}, fields: [] } }),
  );
  return () => page.unroute(address);
}

const ASKED: readonly (readonly [string, CommandName])[] = [
  ['/', 'get_today'],
  ['/situations', 'list_situations'],
  ['/sessions', 'list_sessions'],
  ['/contracts', 'list_contracts'],
  ['/directory?tab=institutions', 'get_directory'],
  ['/directory?tab=staff', 'get_directory'],
  ['/directory?tab=rooms', 'get_directory'],
  ['/directory?tab=days', 'get_closed_days'],
  ['/catalogue', 'get_catalogue'],
  ['/settings?tab=backups', 'list_backups'],
  ['/settings?tab=letters', 'get_letterhead'],
];

for (const [path, command] of ASKED) {
  test(`what could not be had says so, and is had again: ${path}`, async ({ office, page }) => {
    await office.look('fr', 'light');
    const allow = await refuse(page, command);
    await visit(page, office, path);
    const alert = page.getByRole('main').getByRole('alert').filter({ hasText: 'La base a refusé l’opération.' });
    await expect(alert).toBeVisible();
    await allow();
    await alert.getByRole('button', { name: 'Réessayer' }).click();
    await expect(alert).toHaveCount(0);
  });
}

test('a file, its history and its journal that could not be had say so', async ({ office, page }) => {
  await office.look('fr', 'light');
  const { sessions } = await office.call('list_sessions', { region: null, past: true });
  const situation = sessions.find((row) => row.name !== null)?.situation ?? '';
  for (const [tab, command] of [
    ['road', 'get_file'],
    ['history', 'get_history'],
    ['journal', 'list_access_journal'],
  ] as const) {
    const allow = await refuse(page, command);
    await visit(page, office, `/situations/${situation}?tab=${tab}`);
    const alert = page.getByRole('alert').filter({ hasText: 'La base a refusé l’opération.' });
    await expect(alert, tab).toBeVisible();
    await allow();
    await alert.getByRole('button', { name: 'Réessayer' }).click();
    await expect(alert, tab).toHaveCount(0);
  }
});

test('the search everywhere says that it failed', async ({ office, page }) => {
  await office.look('fr', 'light');
  await visit(page, office, '/');
  const allow = await refuse(page, 'search_everywhere');
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open] input').fill('zzzqx');
  const alert = page.getByRole('dialog').getByRole('alert');
  await expect(alert).toContainText('La base a refusé l’opération.');
  await expect(page.getByText(/^Rien ne correspond/)).toHaveCount(0);
  await allow();
  await alert.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByText(/^Rien ne correspond/).first()).toBeVisible();
});

for (const [path, command] of ASKED) {
  test(`what takes long keeps its place: ${path}`, async ({ office, page }) => {
    await office.look('fr', 'light');
    let answer = (): void => undefined;
    const asked = new Promise<void>((done) => (answer = done));
    await page.route(`**/api/${command}`, async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(office.url + path);
    const busy = page.getByRole('main').locator('[aria-busy="true"]');
    await expect(busy.first()).toBeVisible();
    answer();
    await expect(busy).toHaveCount(0);
  });
}

test('a new office says of each list that nothing is there yet, and how it begins', async ({ page }) => {
  const office = await openOffice({ practice: false });
  try {
    const password = 'quatre mots sans aucun lien';
    await office.call('create_office', {
      first_name: 'Nolwenn',
      name: 'Combeclaire',
      function: 'secretariat',
      region: null,
      language: 'fr',
      password,
      password_again: password,
      use_keyring: false,
    });
    await office.look('fr', 'light');
    for (const [path, sentence, act] of [
      ['/', 'Rien n’attend aujourd’hui\u00a0: ni séance, ni réponse, ni suivi.', 'Voir les situations'],
      ['/', 'Aucune procuration n’échoit bientôt.', null],
      ['/', 'Aucun contrat d’objectifs à traiter.', null],
      ['/situations', 'Aucune situation pour l’instant.', 'Nouvelle annonce'],
      ['/sessions', 'Aucune séance à préparer.', 'Convoquer une séance'],
      ['/sessions?region=sierre', 'Aucune séance à préparer dans la région Sierre.', 'Toutes les régions'],
      ['/sessions?past=1', 'Aucune séance.', 'Convoquer une séance'],
      ['/sessions?past=1&region=sierre', 'Aucune séance dans la région Sierre.', 'Toutes les régions'],
      ['/contracts', 'Aucun contrat d’objectifs.', 'Rédiger un contrat'],
      ['/directory?tab=rooms', 'Aucune salle pour l’instant.', 'Ajouter une salle'],
      ['/settings?tab=backups', 'Aucune sauvegarde pour l’instant.', 'Sauvegarder'],
      ['/announcement', 'Tapez au moins deux caractères.', null],
    ] as const) {
      await visit(page, office, path);
      await expect(page.getByText(sentence, { exact: true }), path).toBeVisible();
      if (act) await expect(page.getByRole('main').getByRole('button', { name: act }).first(), path).toBeVisible();
    }
    await page.getByRole('search').getByRole('textbox').fill('Zzzqx');
    await settled(page);
    await expect(page.getByText('Personne ne correspond à «\u00a0Zzzqx\u00a0».')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Annoncer une nouvelle personne' })).toBeVisible();
  } finally {
    await office.close();
  }
});

// Closing the window: at once when nothing would be lost, after a question when something would. Ctrl Q goes the way of the
// window's own button; a browser's page that closes shows nothing any more.
import type { Page } from '@playwright/test';
import { expect, open, openOffice, screensOf, settled, test, visit, type Office } from './office';

const HALF = 'Elle a rappelé à midi et';
const GONE = 'about:blank';

async function held(office: Office): Promise<string> {
  const { sessions } = await office.call('list_sessions', { region: null, past: true });
  for (const row of sessions.filter((session) => session.name !== null && session.state === 'held')) {
    if ((await office.call('get_session', { session: row.id })).approved === null) return row.id;
  }
  throw new Error('no session with minutes in review');
}

async function planned(office: Office): Promise<string> {
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  return sessions.find((session) => session.name !== null)?.id ?? '';
}

const WORDS = {
  fr: { title: 'Quitter sans enregistrer ?', stay: 'Continuer la saisie', leave: 'Abandonner la saisie et quitter' },
  de: { title: 'Beenden, ohne zu speichern?', stay: 'Eingabe fortsetzen', leave: 'Eingabe verwerfen und beenden' },
} as const;

test.describe('in the practice office', () => {
  let office: Office;

  test.beforeAll(async () => {
    office = await openOffice();
    await office.look('fr', 'light');
  });

  test.afterAll(() => office.close());

  test('without anything typed it closes at once, from every screen', async ({ page }) => {
    for (const screen of await screensOf(office)) {
      await open(page, office, screen);
      await page.keyboard.press('Control+q');
      await expect(page, screen.name).toHaveURL(GONE);
    }
  });

  const cases: { what: string; named: string; path: (office: Office) => Promise<string>; open?: (page: Page) => Promise<void>; field: string }[] = [
    {
      what: 'minutes',
      named: 'Le procès-verbal d’une séance',
      path: async (office) => `/sessions/${await held(office)}/minutes`,
      field: 'section.minutes textarea',
    },
    {
      what: 'an announcement',
      named: 'Une annonce',
      path: async () => '/announcement',
      open: (page) => page.keyboard.press('Control+Enter'),
      field: 'main [data-field=first_name] input',
    },
    {
      what: 'a note in a dialog',
      named: 'Une note',
      path: async (office) => {
        const { sessions } = await office.call('list_sessions', { region: null, past: false });
        return `/situations/${sessions.find((session) => session.name !== null)?.situation}`;
      },
      open: (page) => page.keyboard.press('o'),
      field: 'dialog[open] textarea',
    },
    {
      what: 'a reason in a dialog',
      named: 'Le report ou l’annulation d’une séance',
      path: async (office) => `/sessions/${await planned(office)}`,
      open: (page) => page.getByRole('button', { name: 'Reporter ou annuler' }).click(),
      field: 'dialog[open] [data-field=reason] textarea',
    },
    { what: 'the letterhead', named: 'L’en-tête des lettres', path: async () => '/settings?tab=letters', field: '[data-field="tagline.fr"] input' },
  ];

  for (const { what, named, path, open: begin, field } of cases) {
    test(`half-written, it asks first: ${what}`, async ({ page }) => {
      await visit(page, office, await path(office));
      await begin?.(page);
      const input = page.locator(field).first();
      await input.fill(HALF);
      await page.keyboard.press('Control+q');
      const question = page.getByRole('dialog', { name: WORDS.fr.title });
      await expect(question.getByRole('listitem')).toHaveText([named]);
      // Enter does what loses nothing.
      await expect(question.getByRole('button', { name: WORDS.fr.stay })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(question).toHaveCount(0);
      await expect(input).toHaveValue(HALF);
      await page.keyboard.press('Control+q');
      await page.keyboard.press('Escape');
      await expect(question).toHaveCount(0);
      await expect(input).toHaveValue(HALF);
      await page.keyboard.press('Control+q');
      await page.keyboard.press('Shift+Tab');
      await expect(question.getByRole('button', { name: WORDS.fr.leave })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(GONE);
    });
  }

  test('what was left on another screen is found again', async ({ page }) => {
    await visit(page, office, '/announcement');
    await page.keyboard.press('Control+Enter');
    await page.locator('main [data-field=first_name] input').fill(HALF);
    await page.keyboard.press('F6');
    await page.locator('nav a[href="/contracts"]').click();
    await expect(page.locator('main [data-field=first_name] input')).toHaveCount(0);
    await page.keyboard.press('Control+q');
    await page.keyboard.press('Enter');
    await expect(page.locator('main [data-field=first_name] input')).toHaveValue(HALF);
  });

  test('what waits behind the lock is not lost unasked, nor named', async ({ page }) => {
    await visit(page, office, '/announcement');
    await page.keyboard.press('Control+Enter');
    await page.locator('main [data-field=first_name] input').fill(HALF);
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { name: 'Base verrouillée' })).toBeVisible();
    await page.keyboard.press('Control+q');
    const question = page.getByRole('dialog', { name: WORDS.fr.title });
    await expect(question).toContainText('derrière le verrou');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Ouvrir le bureau d’exercice' }).click();
    await settled(page);
    await expect(page.locator('main [data-field=first_name] input')).toHaveValue(HALF);
  });

  test('what was saved is not asked for', async ({ page }) => {
    const id = (await office.call('list_sessions', { region: null, past: false })).sessions.find((row) => row.name !== null)?.situation;
    await visit(page, office, `/situations/${id}`);
    await page.keyboard.press('o');
    await page.locator('dialog[open] textarea').fill(HALF);
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    await page.keyboard.press('Control+q');
    await expect(page).toHaveURL(GONE);
    await office.call('undo_last', { act: null });
  });

  test('it asks in German', async ({ page }) => {
    await office.look('de', 'dark');
    try {
      await visit(page, office, '/announcement');
      await page.keyboard.press('Control+Enter');
      await page.locator('main [data-field=first_name] input').fill('Ein halber');
      await page.keyboard.press('Control+q');
      const question = page.getByRole('dialog', { name: WORDS.de.title });
      await expect(question.getByRole('button', { name: WORDS.de.leave })).toBeVisible();
      await expect(question.getByRole('button', { name: WORDS.de.stay })).toBeFocused();
    } finally {
      await office.look('fr', 'light');
    }
  });
});

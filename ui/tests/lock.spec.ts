// The lock: names go at once, unsaved input waits behind it, and whoever types is not locked out.
import type { Page } from '@playwright/test';
import { expect, openOffice, settled, test, visit, type Office } from './office';

const PASSWORD = 'marmotte grise au col';
const HALF = 'Elle a rappelé à midi et';

/** Everything that stands in the page, shown or not, fields included. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((field) => field.value);
    return [document.title, document.body.textContent, ...fields].join('\n');
  });
}

async function person(office: Office): Promise<{ id: string; name: string }> {
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  for (const { situation } of sessions) {
    const { header } = await office.call('get_file', { situation });
    if (header.name !== null) return { id: situation, name: header.name };
  }
  throw new Error('no file with a name');
}

async function sessionOf(office: Office, situation: string): Promise<string> {
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  return sessions.find((session) => session.situation === situation)?.id ?? '';
}

async function draftOf(office: Office): Promise<string> {
  const { contracts } = await office.call('list_contracts', { region: null, states: ['draft'], query: '' });
  return contracts.find((row) => row.name !== null)?.id ?? '';
}

/** Locks as the core does when the time is over: the window only hears of it. */
async function lockFromBehind(page: Page, office: Office): Promise<void> {
  await office.call('lock', {});
  await expect(page.getByRole('heading', { name: 'Base verrouillée' })).toBeVisible();
}

async function unlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ouvrir le bureau d’exercice' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await settled(page);
}

test.describe('in the practice office', () => {
  let office: Office;

  test.beforeAll(async () => {
    office = await openOffice();
    await office.look('fr', 'light');
  });

  test.afterAll(() => office.close());

  test('the key locks, and no name is left in the page', async ({ page }) => {
    const { id, name } = await person(office);
    await visit(page, office, `/situations/${id}`);
    await expect.poll(() => everything(page)).toContain(name);
    await page.keyboard.press('o');
    await page.locator('dialog[open] textarea').fill(`${name}, ${HALF}`);
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { name: 'Base verrouillée' })).toBeVisible();
    expect(await everything(page)).not.toContain(name);
    expect(await everything(page)).not.toContain(HALF);
    // Nothing of the screens behind answers to the keyboard.
    await page.keyboard.press('n');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('heading', { name: 'Base verrouillée' })).toBeVisible();
    await expect(page.locator('dialog')).toHaveCount(0);
    await unlock(page);
    await expect(page.locator('dialog[open] textarea')).toHaveValue(`${name}, ${HALF}`);
    await page.keyboard.press('Escape');
  });

  const cases: { what: string; open: (page: Page, id: string) => Promise<void>; field: string }[] = [
    { what: 'a note', open: (page) => page.keyboard.press('o'), field: 'dialog[open] [data-field=text] textarea' },
    { what: 'the person', open: (page) => page.keyboard.press('e'), field: 'dialog[open] [data-field=phone] input' },
    {
      what: 'the letterhead',
      open: (page) => visit(page, office, '/settings?tab=letters'),
      field: '[data-field="tagline.fr"] input',
    },
    {
      what: 'an announcement',
      open: async (page) => {
        await visit(page, office, '/announcement');
        await page.keyboard.press('Control+Enter');
      },
      field: 'main [data-field=first_name] input',
    },
    {
      what: 'putting off a session',
      open: async (page, id) => {
        await visit(page, office, `/sessions/${await sessionOf(office, id)}`);
        await page.getByRole('button', { name: 'Reporter ou annuler' }).click();
      },
      field: 'dialog[open] [data-field=reason] textarea',
    },
    {
      what: 'setting a rule aside',
      open: async (page, id) => {
        await visit(page, office, `/sessions/${await sessionOf(office, id)}`);
        await page.getByRole('button', { name: /^Déroger/ }).first().click();
      },
      field: 'dialog[open] [data-field=reason] textarea',
    },
    {
      what: 'an objective contract',
      open: async (page) => visit(page, office, `/contracts/${await draftOf(office)}`),
      field: '[data-field=aim] textarea',
    },
    {
      what: 'giving up a contract',
      open: async (page) => {
        await visit(page, office, `/contracts/${await draftOf(office)}`);
        await page.getByRole('button', { name: 'Renoncer à ce contrat…' }).click();
      },
      field: 'dialog[open] [data-field=reason] textarea',
    },
    {
      what: 'a member of staff',
      open: async (page) => {
        await visit(page, office, '/directory?tab=staff');
        await page.keyboard.press('n');
      },
      field: 'dialog[open] [data-field=first_name] input',
    },
  ];

  for (const { what, open, field } of cases) {
    test(`a lock in the middle of ${what} loses nothing`, async ({ page }) => {
      const { id } = await person(office);
      await visit(page, office, `/situations/${id}`);
      await open(page, id);
      const input = page.locator(field);
      await input.fill(HALF);
      await lockFromBehind(page, office);
      expect(await everything(page)).not.toContain(HALF);
      await unlock(page);
      await expect(input).toHaveValue(HALF);
    });
  }

  test('a message that names somebody goes with the lock', async ({ page }) => {
    const { id } = await person(office);
    await visit(page, office, `/situations/${id}`);
    await page.keyboard.press('o');
    await page.locator('dialog[open] textarea').fill('Un mot.');
    await page.keyboard.press('Control+Enter');
    const said = page.getByText('La note est au dossier').or(page.locator('[role=status] button'));
    await expect(said.first()).toBeVisible();
    await lockFromBehind(page, office);
    await expect(said).toHaveCount(0);
    await unlock(page);
    await office.call('undo_last', { act: null });
  });

  test('whoever types without saving is heard, the last key too', async ({ page }) => {
    const heard: number[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/stay_open')) heard.push(heard.length);
    });
    await page.clock.install();
    await visit(page, office, '/announcement');
    await page.keyboard.type('Ab');
    await expect.poll(() => heard.length).toBe(1);
    await page.clock.runFor(20_000);
    await expect.poll(() => heard.length).toBe(2);
    // Nobody is there any more: nothing is said, and the core's clock runs out.
    await page.clock.runFor(600_000);
    expect(heard.length).toBe(2);
  });
});

test('the password opens again, and only it', async ({ page }) => {
  const office = await openOffice({ practice: false });
  try {
    await office.call('create_office', {
      first_name: 'Nolwenn',
      name: 'Combeclaire',
      function: 'secretariat',
      region: null,
      language: 'fr',
      password: PASSWORD,
      password_again: PASSWORD,
      use_keyring: false,
    });
    await visit(page, office, '/directory?tab=rooms');
    await page.keyboard.press('n');
    const name = page.locator('dialog[open] [data-field=name] input');
    await name.fill('Salle à moitié');
    await lockFromBehind(page, office);
    // Without a slot for it the keyring is not offered.
    await expect(page.getByRole('button', { name: 'Ouvrir avec le trousseau' })).toHaveCount(0);
    await page.getByLabel('Mot de passe').fill('ce n’est pas le bon');
    await page.keyboard.press('Enter');
    await expect(page.locator('[aria-invalid="true"]')).toBeFocused();
    await page.getByLabel('Mot de passe').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(name).toHaveValue('Salle à moitié');
  } finally {
    await office.close();
  }
});

test('the keyring opens again when asked', async ({ page }) => {
  const office = await openOffice({ practice: false });
  try {
    await office.call('create_office', {
      first_name: 'Nolwenn',
      name: 'Combeclaire',
      function: 'secretariat',
      region: null,
      language: 'fr',
      password: PASSWORD,
      password_again: PASSWORD,
      use_keyring: true,
    });
    await visit(page, office, '/');
    await lockFromBehind(page, office);
    await page.getByRole('button', { name: 'Ouvrir avec le trousseau' }).click();
    await expect(page.getByRole('navigation').first()).toBeVisible();
  } finally {
    await office.close();
  }
});

// Letters follow the one who gets them; what cannot be made says why and the rest goes on.
import { expect, test, visit } from './office';

test('shows each letter in the language of its reader, and the other on demand', async ({ page, office }) => {
  await office.look('de', 'dark');
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  let found: { id: string; invitee: string } | undefined;
  for (const row of sessions.filter((entry) => entry.name !== null && entry.starts_at !== null)) {
    const view = await office.call('get_session', { session: row.id });
    const french = view.invitees.find((invitee) => invitee.language === 'fr' && !invitee.problem && !['declined', 'replaced'].includes(invitee.state));
    if (french) {
      found = { id: row.id, invitee: french.name };
      break;
    }
  }
  if (!found) throw new Error('no session with a French letter in the practice office');
  await visit(page, office, `/sessions/${found.id}/invitations`);
  await page.getByRole('option', { name: new RegExp(found.invitee.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) }).first().click();
  const letter = page.getByRole('region', { name: `Brief an ${found.invitee}` });
  await expect(letter.locator('.pages[lang="fr"] img').first()).toBeVisible();
  const french = await letter.locator('img').first().getAttribute('alt');
  await page.keyboard.press('l');
  await expect(letter.locator('.pages[lang="de"] img').first()).toBeVisible();
  expect(await letter.locator('img').first().getAttribute('alt')).not.toBe(french);

  // Neither name nor content in subject and calendar entry.
  const facts = await page.locator('.facts').innerText();
  expect(facts).not.toContain(found.invitee);
});

test('J moves among the recipients and Space takes one, before anything was focused; Space on a button stays with it', async ({
  page,
  office,
}) => {
  await office.look('fr', 'light');
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  const row = sessions.find((entry) => entry.name !== null && entry.starts_at !== null);
  await visit(page, office, `/sessions/${row?.id ?? ''}/invitations`);
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible();
  const taken = page.locator('[role="option"][aria-selected="true"]');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('checkbox').first().uncheck();
  await expect(taken).toHaveCount(0);
  await page.locator('body').click({ position: { x: 700, y: 4 } });
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expect(taken).toHaveCount(1);
  const larger = page.getByRole('button', { name: 'Agrandir le papier' });
  await larger.focus();
  await page.keyboard.press('Space');
  await expect(taken).toHaveCount(1);
  await expect(larger).toBeFocused();
});

test('at twice the size the recipients are not hidden by what stands below them', async ({ page, office }) => {
  await office.look('de', 'light');
  await page.setViewportSize({ width: 1440, height: 900 });
  await office.prefer({ zoom: 200 });
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  const row = sessions.find((entry) => entry.name !== null && entry.starts_at !== null);
  await visit(page, office, `/sessions/${row?.id ?? ''}/invitations`);
  const first = page.getByRole('option').first();
  await first.scrollIntoViewIfNeeded();
  const box = await first.boundingBox();
  const foot = await page.locator('.left footer').boundingBox();
  await office.prefer({ zoom: 100 });
  expect(box && foot && box.y + box.height <= foot.y + 1).toBe(true);
});

// What is due: counted, walked with the arrows, opened with Enter, reminded with R, for one region or the canton.
import { expect, test, visit } from './office';

test.beforeEach(async ({ office }) => {
  await office.prefer({ language: 'fr', theme: 'light', today_scope: null });
});

test('says how much is due and opens the first with two keys', async ({ office, page }) => {
  const today = await office.call('get_today', {});
  await visit(page, office, '/');
  await expect(page.locator('header').filter({ has: page.locator('h1') })).toContainText(`${today.due} points à traiter`);
  await page.keyboard.press('ArrowDown');
  const first = today.sessions[0];
  await expect(page.locator('[data-due]').first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('[data-due]').nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/sessions/${first?.id ?? ''}`));
});

test('shows the whole canton to the secretariat, one region when asked, and remembers it', async ({ office, page }) => {
  await visit(page, office, '/');
  const region = page.getByRole('combobox', { name: 'Région affichée' });
  await expect(region).toHaveValue('canton');
  await region.selectOption('sion');
  await expect(region).toHaveValue('sion');
  await expect.poll(async () => (await office.call('get_today', {})).region).toBe('sion');
  const sion = await office.call('get_today', {});
  await expect(page.locator('header').filter({ has: page.locator('h1') })).toContainText(`${sion.due} point`);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Région affichée' })).toHaveValue('sion');
});

for (const { language, prepared, undone } of [
  { language: 'fr', prepared: /^Relance pour/, undone: 'Relance préparée' },
  { language: 'de', prepared: /^Erinnerung an/, undone: 'Erinnerung vorbereitet' },
] as const) {
  test(`reminds one invitee with two keys, in the language of the invitee, and takes it back (${language})`, async ({ office, page }) => {
    await office.look(language, 'light');
    const { replies } = await office.call('get_today', {});
    const first = replies.find((reply) => reply.can_remind);
    if (!first) throw new Error('nobody owes an answer in the practice office');
    expect(replies.indexOf(first)).toBe(0);
    await visit(page, office, '/');
    // R goes to the first who owes an answer, R again reminds.
    await page.keyboard.press('r');
    await expect(page.locator(`[data-due="reply ${first.invitee}"]`)).toBeFocused();
    // Also when the answer comes after the lists are new.
    let answer = () => {};
    const late = new Promise<void>((done) => (answer = done));
    await page.route('**/api/remind_invitees', async (route) => {
      const response = await route.fetch();
      await late;
      await route.fulfill({ response });
    });
    const anew = page.waitForResponse('**/api/get_today');
    await page.keyboard.press('r');
    await anew;
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    answer();
    await expect(page.locator('.toast').getByText(prepared)).toBeVisible();
    const after = await office.call('get_today', {});
    const reminded = after.replies.find((reply) => reply.invitee === first.invitee);
    expect(reminded?.reminded_on).toBe('2026-01-14');
    expect(reminded?.can_remind).toBe(false);
    // The focus is on the next one.
    await expect(page.locator(`[data-due="reply ${replies[1]?.invitee ?? ''}"]`)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(page.locator('.toast').getByText(undone)).toBeVisible();
    expect((await office.call('get_today', {})).replies[0]?.reminded_on).toBeNull();
  });
}

test('records a follow-up with a key', async ({ office, page }) => {
  const { follow_ups: due } = await office.call('get_today', {});
  const first = due.find((entry) => entry.name !== null);
  if (!first) throw new Error('no follow-up is due in the practice office');
  await visit(page, office, '/');
  await page.keyboard.press('f');
  await expect(page.locator(`[data-due="follow_up ${due[0]?.situation ?? ''}"]`)).toBeFocused();
  await page.locator(`[data-due="follow_up ${first.situation}"]`).focus();
  await page.keyboard.press('f');
  const dialog = page.locator('dialog[open]');
  await expect(dialog).toContainText(first.number);
  await dialog.getByRole('textbox').first().fill('Entretien avec la personne, tout suit son cours.');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  const after = await office.call('get_today', {});
  expect(after.follow_ups.some((entry) => entry.situation === first.situation)).toBe(false);
});

test('scrolls as one page under a head over both columns', async ({ office, page }) => {
  await page.setViewportSize({ width: 1440, height: 600 });
  await visit(page, office, '/');
  const side = page.locator('aside');
  await expect(side.getByRole('heading').first()).toBeVisible();
  const top = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;
  // Both columns begin at the same height, below the head, which reaches over the side as well.
  expect(await top('aside h2')).toBeCloseTo(await top('section[data-pane] h2'), 0);
  const head = await page.locator('header').filter({ has: page.locator('h1') }).boundingBox();
  const column = await side.boundingBox();
  expect((head?.x ?? 0) + (head?.width ?? 0)).toBeGreaterThan((column?.x ?? 0) + 200);
  // One scroll takes all of it along.
  const before = await top('aside h2');
  await page.mouse.move((column?.x ?? 0) + 100, 400);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => top('aside h2')).toBe(before - 200);
  expect(await top('h1')).toBeLessThan(0);
});

test('is drawn once, with its rows: the core is asked before, and once', async ({ office, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const command = /\/api\/(get_\w+)$/.exec(request.url())?.[1];
    if (command) asked.push(command);
  });
  // What the page holds when it holds the first heading of a screen, however busy the machine is: its patience is longer.
  await page.addInitScript(() => {
    const later = window.setTimeout.bind(window);
    window.setTimeout = ((act: () => void, ms = 0) => later(act, ms < 100 ? ms : ms * 30)) as typeof window.setTimeout;
    new MutationObserver((_, observer) => {
      if (!document.querySelector('main h1')) return;
      observer.disconnect();
      (window as unknown as { drawn: number }).drawn = document.querySelectorAll('[data-due]').length;
    }).observe(document, { subtree: true, childList: true });
  });
  await visit(page, office, '/');
  await expect(page.locator('[data-due]').first()).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { drawn: number }).drawn)).toBeGreaterThan(0);
  expect(asked.filter((command) => command === 'get_today')).toHaveLength(1);
  expect(asked.filter((command) => command === 'get_directory')).toHaveLength(1);
});

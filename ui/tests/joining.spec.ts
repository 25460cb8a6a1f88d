// A new computer comes to a shared server entirely in the window; an office that works alone is bound to one; and what
// the window says when the server does not let it work.
import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { look as lookAt, tabTo, wordsOf } from './look';
import { expect, openOffice, settled, test, visit, type Office } from './office';
import { ACCOUNT_PASSWORD, codeOf, SharedServer, SlowLine } from './server';

const GALLERY = process.env['GALLERY'] ?? resolve('../target/gallery');
const look = (page: Page, office: Office, name: string) => lookAt(page, office, `joining-${name}`);
const LOCAL_PASSWORD = 'marmotte grise au col';
/** An office that works alone. */
const ALONE = {
  first_name: 'Nolwenn',
  name: 'Combeclaire',
  function: 'secretariat',
  region: null,
  password: LOCAL_PASSWORD,
  password_again: LOCAL_PASSWORD,
  use_keyring: false,
} as const;
/** Password and key are stretched on purpose, on both sides. */

/** Types into the field that has the focus and sends the form. */
async function answer(page: Page, ...texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
}

test('a new computer joins with a one-time code by keyboard alone, and is told when its access is withdrawn', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const say = wordsOf('fr');
  const server = await SharedServer.begin();
  const office = await openOffice({ practice: false });
  try {
    await office.look('fr', 'light');
    await visit(page, office, '/');
    await page.getByRole('tab').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('heading', { name: say('ui.joining.address_title') })).toBeVisible();
    await look(page, office, 'address');

    // What is no address is said at the field, and stays.
    const address = page.getByLabel(say('ui.joining.address'), { exact: true });
    await tabTo(page, say('ui.joining.address'));
    await answer(page, 'pas une adresse');
    await expect(page.locator('[aria-invalid="true"]')).toBeFocused();
    await expect(address).toHaveValue('pas une adresse');
    // Nobody answers there.
    await address.press('Control+a');
    await answer(page, '127.0.0.1:1');
    await expect(page.locator('.summary')).toContainText(say('errors.server_lost'));
    await expect(address).toBeFocused();
    await look(page, office, 'address-refused');
    await answer(page, server.place);

    // The system does not vouch for it: somebody compares.
    await expect(page.getByRole('heading', { name: say('ui.joining.fingerprint_title') })).toBeFocused();
    const groups = page.getByRole('group', { name: say('ui.joining.fingerprint') });
    expect((await groups.locator('span').allInnerTexts()).join('')).toBe(server.fingerprint.replaceAll(':', ''));
    await look(page, office, 'fingerprint');
    await tabTo(page, say('ui.joining.fingerprint_stop'));
    await page.keyboard.press('Enter');
    await expect(address).toHaveValue(server.place);
    await expect(page.getByRole('heading', { name: say('ui.joining.address_title') })).toBeFocused();
    await tabTo(page, say('ui.joining.find'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: say('ui.joining.fingerprint_title') })).toBeFocused();
    await tabTo(page, say('ui.joining.fingerprint_same'));
    await page.keyboard.press('Enter');

    // A wrong one-time code says so; name and code stay.
    const account = page.getByLabel(say('ui.signing_in.account'), { exact: true });
    await expect(account).toBeFocused();
    await page.keyboard.type('clara.exemple');
    await tabTo(page, say('ui.joining.code'));
    await answer(page, 'AAAA-BBBB');
    await expect(page.locator('.summary')).toContainText(say('errors.server_enrolment_refused'));
    await expect(account).toHaveValue('clara.exemple');
    await expect(page.getByLabel(say('ui.joining.code'), { exact: true })).toBeFocused();
    await look(page, office, 'account-code');
    await answer(page, server.code);

    await expect(page.getByRole('heading', { name: say('ui.joining.authenticator_title') })).toBeFocused();
    await expect(page.getByRole('img', { name: say('ui.joining.qr') })).toBeVisible();
    const secret = (await page.getByRole('group', { name: say('ui.joining.secret') }).locator('span').allInnerTexts()).join('');
    await look(page, office, 'authenticator');
    // Cameras read dark on light.
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await expect(page.getByRole('img', { name: say('ui.joining.qr') }).locator('.ground')).toHaveCSS('fill', 'rgb(255, 255, 255)');
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
    // The passwords differ: said at the field, and the digits stay.
    await tabTo(page, say('ui.start.password'));
    // What the system calls the computer is proposed, and can be something else.
    const label = page.getByLabel(say('ui.joining.label'), { exact: true });
    await expect(label).toHaveValue('poste-essai');
    await answer(page, ACCOUNT_PASSWORD, 'une autre phrase assez longue', 'Portable de Clara', '000000');
    await expect(label).toHaveValue('Portable de Clara');
    await expect(page.locator('[data-field="password_again"] [aria-invalid="true"]')).toBeFocused();
    await page.keyboard.press('Control+a');
    await answer(page, ACCOUNT_PASSWORD);
    // Now the digits are wrong: the passwords stay.
    await expect(page.locator('.summary')).toContainText(say('errors.server_enrolment_refused'));
    await expect(page.getByLabel(say('ui.joining.totp'), { exact: true })).toBeFocused();
    await expect(page.getByLabel(say('ui.start.password_again'), { exact: true })).toHaveValue(ACCOUNT_PASSWORD);
    await answer(page, codeOf(secret));

    await expect(page.getByRole('heading', { name: say('ui.joining.codes_title') })).toBeFocused();
    const codes = await page.getByRole('list', { name: say('ui.joining.codes') }).getByRole('listitem').allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await look(page, office, 'codes');
    await tabTo(page, say('ui.joining.copy'));
    await page.keyboard.press('Enter');
    await expect(page.getByText(say('ui.joining.copied'), { exact: true })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'));
    // They do not go before somebody has kept them, not even by leaving the tab.
    await tabTo(page, say('ui.joining.go_on'));
    await page.keyboard.press('Enter');
    await page.getByRole('tab').nth(1).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText(codes[0] ?? '?')).toBeVisible();
    await tabTo(page, say('ui.joining.kept'));
    await page.keyboard.press('Space');
    await tabTo(page, say('ui.joining.go_on'));
    await page.keyboard.press('Enter');

    // The session began with the account: no code is asked for any more.
    await expect(page.getByRole('heading', { name: say('ui.joining.account_title') })).toBeFocused();
    await expect(page.getByText(say('ui.joining.ready_join'))).toBeVisible();
    await expect(page.getByLabel(say('ui.signing_in.second'), { exact: true })).toHaveCount(0);
    await look(page, office, 'ready');
    await tabTo(page, say('ui.joining.join'));
    await page.keyboard.press('Enter');

    await expect(page.getByRole('group', { name: say('ui.start.recovery') })).toBeVisible();
    await look(page, office, 'recovery-key');
    await tabTo(page, say('ui.start.recovery_safe'));
    await page.keyboard.press('Space');
    await tabTo(page, say('ui.start.recovery_done'));
    await page.keyboard.press('Enter');
    // The office opens by itself once it has come.
    await expect(page.getByText('Clara Zenruffinen')).toBeVisible();

    expect(server.run('device', 'list', '--name', 'clara.exemple')).toContain('Portable de Clara');
    server.revokeDevices('clara.exemple');
    await expect
      .poll(async () => {
        await office.call('synchronise', {}).catch(() => undefined);
        return (await office.call('get_status', {})).state;
      })
      .toBe('revoked');
    await expect(page.getByRole('heading', { name: say('ui.awaiting.revoked') })).toBeVisible();
    await expect(page.getByText('Clara Zenruffinen')).toHaveCount(0);
    await look(page, office, 'revoked');
    await tabTo(page, say('ui.awaiting.start_anew'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: say('ui.start.welcome') })).toBeVisible();
  } finally {
    await office.close();
    await server.close();
  }
});

test('with an account that is set up a new computer joins in German, and fills by itself once the server answers', async ({ page }) => {
  const say = wordsOf('de');
  const server = await SharedServer.begin();
  const line = await SlowLine.to(server, 250);
  const office = await openOffice({ practice: false });
  try {
    await office.look('de', 'light');
    const account = await server.enrol(office, 'clara.exemple', server.code);
    await visit(page, office, '/');
    await page.getByRole('tab', { name: say('ui.joining.tab') }).click();
    await look(page, office, 'address');
    // With its fingerprint there is nothing to compare.
    await page.getByLabel(say('ui.joining.address'), { exact: true }).fill(`${line.place}#${server.fingerprint}`);
    await page.getByRole('button', { name: say('ui.joining.find') }).click();
    await page.getByRole('textbox', { name: say('ui.signing_in.account') }).fill(account.name);
    await look(page, office, 'account-code');
    await page.getByLabel(say('ui.joining.by_account'), { exact: true }).check();
    const password = page.getByLabel(say('ui.signing_in.password'), { exact: true });
    const second = page.getByLabel(say('ui.signing_in.second'), { exact: true });
    await password.fill('das ist nicht das richtige');
    await second.fill(codeOf(account.secret, 1));
    await page.getByRole('button', { name: say('ui.joining.join') }).click();
    await expect(page.locator('.summary')).toContainText(say('errors.server_sign_in_refused'));
    await expect(password).toHaveValue('das ist nicht das richtige');
    await look(page, office, 'account-refused');
    await password.fill(account.password);
    // The language is switched in between, and nothing is lost.
    await page.getByRole('button', { name: 'FR' }).click();
    await expect(page.getByRole('heading', { name: wordsOf('fr')('ui.joining.account_title') })).toBeVisible();
    await page.getByRole('button', { name: 'DE' }).click();
    await second.fill(account.recovery.pop() ?? '');
    // Slow enough that the line is cut before the first records are here.
    line.late = 2_000;
    const joined = page.waitForResponse((response) => response.url().endsWith('/api/join_office'));
    await page.getByRole('button', { name: say('ui.joining.join') }).click();
    expect((await joined).status()).toBe(200);
    line.cut();
    await page.getByLabel(say('ui.start.recovery_safe'), { exact: true }).check();
    await page.getByRole('button', { name: say('ui.start.recovery_done') }).click();

    await expect(page.getByRole('heading', { name: say('ui.awaiting.filling') })).toBeVisible();
    await expect(page.getByText(say('ui.apart.offline'), { exact: true })).toBeVisible();
    await look(page, office, 'filling');
    line.late = 250;
    line.mend();
    await page.getByRole('button', { name: say('ui.apart.try_now') }).click();
    await expect(page.getByText('Clara Zenruffinen')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
  } finally {
    await office.close();
    line.close();
    await server.close();
  }
});

test('after its lease the office stays closed until the server is heard of, also with a session that ended', async ({ page }) => {
  const server = await SharedServer.begin();
  const first = await openOffice({ practice: false });
  const account = await server.enrol(first, 'clara.exemple', server.code);
  await server.join(first, account);
  await expect.poll(async () => (await first.call('get_server', {})).last_contact).not.toBeNull();
  await first.call('sign_out', {});
  await first.stop();
  await server.kill();
  const later = await openOffice({ practice: false, data: first.data, now: '2026-02-14T08:00:00Z' });
  try {
    await later.call('unlock', { password: account.password });
    for (const language of ['fr', 'de'] as const) {
      const say = wordsOf(language);
      await later.look(language, 'light');
      await visit(page, later, '/');
      await expect(page.getByRole('heading', { name: say('ui.awaiting.lease_over') })).toBeVisible();
      await expect(page.getByText(say('ui.apart.offline'), { exact: true })).toBeVisible();
      await look(page, later, 'lease-over');
    }
    await server.start();
    const say = wordsOf('de');
    await page.getByRole('button', { name: say('ui.apart.try_now') }).click();
    await expect(page.getByText(say('ui.apart.sign_in'), { exact: true })).toBeVisible();
    await look(page, later, 'lease-over-sign-in');
    const form = page.getByRole('form', { name: say('ui.signing_in.title') });
    await form.getByLabel(say('ui.signing_in.password'), { exact: true }).fill(account.password);
    await form.getByLabel(say('ui.signing_in.second'), { exact: true }).fill(account.recovery.pop() ?? '');
    await page.keyboard.press('Enter');
    // It opens by itself.
    await expect(page.getByText('Clara Zenruffinen')).toBeVisible();
  } finally {
    await later.close();
    await server.close();
  }
});

for (const language of ['fr', 'de'] as const) {
  test(`an office that works alone is bound to a server, signs out and in again (${language})`, async ({ page }) => {
    const say = wordsOf(language);
    const server = await SharedServer.begin();
    const office = await openOffice({ practice: false });
    try {
      await office.call('create_office', { ...ALONE, language });
      await office.look(language, 'light');
      const account = await server.enrol(office, 'clara.exemple', server.code);
      await visit(page, office, '/settings?tab=server');
      await look(page, office, 'settings-alone');
      await page.getByLabel(say('ui.joining.address'), { exact: true }).fill(server.address);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox', { name: say('ui.signing_in.account') })).toBeFocused();
      await page.keyboard.type(account.name);
      await page.getByLabel(say('ui.joining.by_account'), { exact: true }).check();
      await page.getByLabel(say('ui.signing_in.password'), { exact: true }).fill(account.password);
      await page.getByLabel(say('ui.signing_in.second'), { exact: true }).fill(codeOf(account.secret, 1));
      await look(page, office, 'settings-account');
      await page.keyboard.press('Enter');
      await expect(page.getByText(server.place, { exact: true })).toBeVisible();
      await expect(page.getByText('Clara Zenruffinen')).toBeVisible();
      await settled(page);
      await look(page, office, 'settings-bound');

      await page.getByRole('button', { name: say('ui.settings.server_sign_out') }).click();
      const form = page.getByRole('form', { name: say('ui.signing_in.title') });
      await form.getByLabel(say('ui.signing_in.password'), { exact: true }).fill('ce n’est pas le bon');
      await form.getByLabel(say('ui.signing_in.second'), { exact: true }).fill(account.recovery.pop() ?? '');
      await page.keyboard.press('Enter');
      await expect(page.locator('.summary')).toContainText(say('errors.server_sign_in_refused'));
      await expect(form.getByLabel(say('ui.signing_in.second'), { exact: true })).toBeFocused();
      await look(page, office, 'settings-signed-out');
      await form.getByLabel(say('ui.signing_in.password'), { exact: true }).fill(account.password);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: say('ui.settings.server_sign_out') })).toBeVisible();
    } finally {
      await office.close();
      await server.close();
    }
  });
}

for (const language of ['fr', 'de'] as const) {
  test(`the practice office says why it is bound to no server, before anything is typed (${language})`, async ({ office, page }) => {
    await office.look(language, 'light');
    await visit(page, office, '/settings?tab=server');
    await expect(page.getByText(wordsOf(language)('errors.server_practice'))).toBeVisible();
    await expect(page.getByRole('tabpanel').locator('input')).toHaveCount(0);
    // Other tests share this office.
    await office.look('fr', 'light');
  });
}

test('an account is set up from the settings as well, and its codes stand alone on paper', async ({ page }) => {
  const say = wordsOf('de');
  const server = await SharedServer.begin();
  const office = await openOffice({ practice: false });
  try {
    await office.call('create_office', { ...ALONE, language: 'de' });
    await office.look('de', 'light');
    await visit(page, office, '/settings?tab=server');
    await page.getByLabel(say('ui.joining.address'), { exact: true }).fill(server.address);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: say('ui.signing_in.account') }).fill('clara.exemple');
    await page.getByLabel(say('ui.joining.code'), { exact: true }).fill(server.code);
    await page.keyboard.press('Enter');
    const groups = page.getByRole('group', { name: say('ui.joining.secret') }).locator('span');
    await expect(groups.first()).toBeVisible();
    const secret = (await groups.allInnerTexts()).join('');
    await look(page, office, 'settings-authenticator');
    await page.getByLabel(say('ui.start.password'), { exact: true }).fill(ACCOUNT_PASSWORD);
    await page.getByLabel(say('ui.start.password_again'), { exact: true }).fill(ACCOUNT_PASSWORD);
    await page.getByLabel(say('ui.joining.totp'), { exact: true }).fill(codeOf(secret));
    await page.keyboard.press('Enter');
    const codes = page.getByRole('list', { name: say('ui.joining.codes') });
    await expect(codes).toBeVisible();
    await look(page, office, 'settings-codes');
    await page.emulateMedia({ media: 'print' });
    await expect(codes).toBeVisible();
    for (const other of [page.getByRole('button', { name: say('ui.joining.print') }), page.getByRole('tab').first(), page.getByText('Combeclaire')]) {
      await expect(other).toBeHidden();
    }
    await page.screenshot({ path: `${GALLERY}/joining-codes-paper.png` });
    await page.emulateMedia({ media: 'screen' });

    // Another place and back: the codes, which the server gives once, are still there.
    await page.getByRole('tab').first().click();
    await expect(codes).toHaveCount(0);
    await page.getByRole('tab', { name: say('ui.settings.server') }).click();
    await expect(codes).toBeVisible();
    await page.getByLabel(say('ui.joining.kept'), { exact: true }).check();
    await page.getByRole('button', { name: say('ui.joining.go_on') }).click();
    await expect(page.getByText(say('ui.joining.ready_bind'))).toBeVisible();
    await look(page, office, 'settings-ready');
    await page.getByRole('button', { name: say('ui.joining.bind') }).click();
    await expect(page.getByText('Clara Zenruffinen')).toBeVisible();
    // The password that opens this office is the one of before.
    await office.call('lock', {});
    await office.call('unlock', { password: LOCAL_PASSWORD });
  } finally {
    await office.close();
    await server.close();
  }
});

for (const language of ['fr', 'de'] as const) {
  test(`what cannot be right is said at its field and is no guess (${language})`, async ({ page }) => {
    const say = wordsOf(language);
    const server = await SharedServer.begin();
    const office = await openOffice({ practice: false });
    const wrong = page.locator('[data-field]:has([aria-invalid="true"])');
    const fields = () => wrong.evaluateAll((found) => found.map((field) => field.getAttribute('data-field')));
    try {
      await office.look(language, 'light');
      await page.setViewportSize({ width: 1280, height: 800 });
      await visit(page, office, '/');
      await page.getByRole('tab', { name: say('ui.joining.tab') }).click();

      // Another certificate than the one that was handed out: its fingerprint stays in its box.
      const address = page.getByLabel(say('ui.joining.address'), { exact: true });
      await address.fill(`${server.place}#${'AB:'.repeat(31)}CD`);
      await page.keyboard.press('Enter');
      const summary = page.locator('.summary');
      const groups = server.fingerprint.replaceAll(':', '').match(/.{4}/g) ?? [];
      await expect(summary).toContainText(groups.join(' '));
      for (const width of [1280, 800]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await summary.evaluate((box) => box.scrollWidth - box.clientWidth), `${width}`).toBe(0);
        await page.screenshot({ path: `${GALLERY}/joining-fingerprint-differs-${width}-${language}.png` });
      }
      await page.setViewportSize({ width: 1440, height: 900 });
      await look(page, office, 'fingerprint-differs');
      await address.fill(server.address);
      await page.keyboard.press('Enter');

      await expect(page.getByRole('heading', { name: say('ui.joining.account_title') })).toBeVisible();
      await page.getByRole('button', { name: say('ui.joining.go_on') }).click();
      await expect(wrong).toHaveCount(2);
      expect(await fields()).toEqual(['account', 'code']);
      const account = page.getByRole('textbox', { name: say('ui.signing_in.account'), exact: true });
      await expect(account).toBeFocused();
      await look(page, office, 'nothing-typed');

      // What was refused on one way says nothing on the other, nor after coming back.
      for (const way of ['by_account', 'by_code'] as const) {
        await page.getByLabel(say(`ui.joining.${way}`), { exact: true }).check();
        await expect(summary).toHaveCount(0);
        await expect(wrong).toHaveCount(0);
      }
      await page.getByLabel(say('ui.joining.by_account'), { exact: true }).check();
      const join = page.getByRole('button', { name: say('ui.joining.join') });
      await join.click();
      await expect(wrong).toHaveCount(3);
      expect(await fields()).toEqual(['account', 'password', 'second']);
      await account.fill('clara.exemple');
      await page.getByLabel(say('ui.signing_in.password'), { exact: true }).fill(ACCOUNT_PASSWORD);
      const second = page.locator('[data-field="second"]');
      for (const typed of [' ', 'abc', '12345', '1234567', 'ABCD-EFGH-JKMN']) {
        await second.locator('input').fill(typed);
        await join.click();
        await expect(second).toContainText(say(typed === ' ' ? 'errors.required' : 'errors.second_factor'));
        await expect(second.locator('input')).toBeFocused();
      }
      await look(page, office, 'second-wrong');

      await page.getByLabel(say('ui.joining.by_code'), { exact: true }).check();
      await page.getByLabel(say('ui.joining.code'), { exact: true }).fill(server.code);
      await page.keyboard.press('Enter');
      const password = page.locator('[data-field="password"]');
      await password.locator('input').fill('é'.repeat(600));
      await page.getByLabel(say('ui.start.password_again'), { exact: true }).fill('é'.repeat(600));
      const totp = page.locator('[data-field="totp"]');
      await totp.locator('input').fill('abcdef');
      await page.keyboard.press('Enter');
      await expect(password).toContainText(say('errors.password_long', { most: `1'024` }));
      await expect(totp).toContainText(say('errors.totp'));
      expect(await fields()).toEqual(['password', 'totp']);
      await look(page, office, 'password-long');
    } finally {
      await office.close();
      await server.close();
    }
  });
}

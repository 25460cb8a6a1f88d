// The secretariat's journey: call an assessment, find a date, print its invitations in two languages.
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test, visit, type Office } from './office';

test.describe.configure({ mode: 'serial' });

async function openCase(office: Office): Promise<{ id: string; number: string; name: string }> {
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
  // One session of a kind at a time and situation.
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  const taken = new Set(sessions.map((row) => row.situation));
  const found = rows.find((row) => row.name !== null && !taken.has(row.id));
  if (!found) throw new Error('no open case in the practice office');
  return { id: found.id, number: found.number, name: `${found.name ?? ''} ${found.first_name ?? ''}`.trim() };
}

async function callAssessment(page: Page, office: Office): Promise<string> {
  const situation = await openCase(office);
  await visit(page, office, '/sessions');
  await page.keyboard.press('s');
  const dialog = page.locator('dialog[open]');
  const field = dialog.getByRole('combobox', { name: 'Situation' });
  await field.fill(situation.number);
  await dialog.getByRole('option', { name: new RegExp(situation.number) }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Assessment').check();
  await dialog.getByRole('button', { name: 'Proposer les participants' }).click();
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Assessment');
  return page.url().split('/').at(-1) ?? '';
}

test('calls an assessment, takes a proposal with one key and prints all letters in one act', async ({ page, office }) => {
  await office.look('fr', 'light');
  const session = await callAssessment(page, office);

  // The table is proposed, each with the language of the letter to come.
  const view = await office.call('get_session', { session });
  expect(view.invitees.length).toBeGreaterThanOrEqual(3);
  expect(view.invitees.some((invitee) => invitee.role === 'person')).toBe(true);
  await expect(page.getByRole('heading', { name: /Propositions classées/ })).toBeVisible();
  await expect(page.getByRole('grid')).toBeVisible();

  await page.keyboard.press('1');
  await expect(page.getByText('Retenue', { exact: true })).toBeVisible();
  const dated = await office.call('get_session', { session });
  expect(dated.row.starts_at).not.toBeNull();

  // The same week as a list, for who does not see the picture.
  await page.getByRole('button', { name: 'Liste' }).click();
  await expect(page.getByRole('grid')).toHaveCount(0);
  await page.getByRole('button', { name: 'Grille' }).click();

  await page.keyboard.press('i');
  await page.waitForURL(/\/invitations$/);
  const list = page.getByRole('listbox', { name: 'Destinataires' });
  await expect(list.getByRole('option')).toHaveCount(dated.invitees.length);
  await expect(page.getByRole('heading', { name: 'Aperçu' })).toBeVisible();
  await expect(page.locator('.pages img').first()).toBeVisible();

  // Space leaves one out and takes it again; the number on the button follows.
  const before = await list.locator('[aria-selected="true"]').count();
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await expect(list.locator('[aria-selected="true"]')).toHaveCount(before - 1);
  await page.keyboard.press(' ');
  await expect(list.locator('[aria-selected="true"]')).toHaveCount(before);

  await page.keyboard.press('Control+p');
  const path = page.locator('.path').first();
  await expect(path).toBeVisible();
  const pdf = readFileSync((await path.innerText()).trim());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await expect(page.getByText(/lettres? imprimées?/)).toBeVisible();

  // One act for all of them: the person by post, the others by mail, and each is noted as sent.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Prêt et noté comme envoyé')).toBeVisible();
  const sent = await office.call('get_session', { session });
  expect(sent.invitees.every((invitee) => invitee.state === 'sent' || invitee.problem !== null)).toBe(true);
  await expect(list.locator('[aria-selected="true"]')).toHaveCount(0);
  // The list says so as well before anything is taken back: what it said before would pass for what it says after.
  await expect(list.getByText('À envoyer')).toHaveCount(0);
  // A draft that was closed unsent went nowhere: the mark is taken back, by Undo or later on.
  await page.keyboard.press('Control+z');
  await expect(list.getByText('À envoyer').first()).toBeVisible();
  // The calendar files left all the same, and their number is not given again.
  await page.keyboard.press('Control+z');
  await expect(page.getByText('La dernière action est définitive')).toBeVisible();

  await list.getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('v');
  await expect(list.getByText('À envoyer')).toHaveCount(0);
  await page.getByRole('button', { name: 'Pas envoyées' }).click();
  await expect(page.getByText(/Envoi repris/)).toBeVisible();
  await expect(list.getByText('À envoyer').first()).toBeVisible();
});

test('offers a seat first to those for whom it is meant, and on demand to all', async ({ page, office }) => {
  await office.look('fr', 'light');
  const session = await callAssessment(page, office);
  const { staff } = await office.call('get_directory', {});
  const view = await office.call('get_session', { session });
  const [table, physicians] = [new Set(view.invitees.map((invitee) => invitee.staff)), staff.filter((member) => member.functions.includes('smr_physician'))];
  const free = physicians.filter((member) => member.active && !table.has(member.id));
  const dialog = page.locator('dialog[open]');
  const options = dialog.locator('[role=listbox] [role=option]');

  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click();
  await dialog.getByLabel('Rôle').selectOption('smr_physician');
  await dialog.getByRole('combobox', { name: 'Personne' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(options).toHaveCount(free.length);
  await page.keyboard.press('Escape');
  await dialog.getByLabel('Chercher dans tout le répertoire').check();
  await dialog.getByRole('combobox', { name: 'Personne' }).focus();
  await page.keyboard.press('ArrowDown');
  expect(await options.count()).toBeGreaterThan(free.length);
});

test('the language of the session stands in the letters to those who speak the other', async ({ page, office }) => {
  await office.look('fr', 'light');
  const session = await callAssessment(page, office);
  const before = await office.call('get_session', { session });
  const other = before.language === 'fr' ? 'Allemand' : 'Français';
  await page.getByRole('group', { name: 'Langue de la séance' }).getByRole('button', { name: other }).click();
  await expect(page.getByText('Langue de la séance enregistrée.')).toBeVisible();
  const after = await office.call('get_session', { session });
  expect(after.language).not.toBe(before.language);
});

test('keeps a nonsense date as typed and says what is wrong with it', async ({ page, office }) => {
  await office.look('fr', 'light');
  await callAssessment(page, office);
  for (const [date, time] of [
    ['31.02.2026', '09:00'],
    ['15.08.2026', '09:00'],
    ['demain', '25:61'],
  ] as const) {
    await page.keyboard.press('Escape');
    const form = page.getByRole('region', { name: 'Date et lieu' });
    if (!(await form.getByLabel('Heure').isVisible())) await form.getByRole('button', { name: 'Autre date ou salle' }).click();
    await form.getByLabel('Date', { exact: true }).fill(date);
    await form.getByLabel('Heure').fill(time);
    await form.getByRole('button', { name: 'Fixer la date' }).click();
    await expect(form.getByRole('alert')).toBeVisible();
    await expect(form.getByLabel('Date', { exact: true })).toHaveValue(date);
    await expect(form.getByLabel('Heure')).toHaveValue(time);
  }

  // The other language, at once, and nothing typed is lost.
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('heading', { name: /Vorschläge nach Rang/ })).toBeVisible();
  await expect(page.getByLabel('Datum', { exact: true })).toHaveValue('demain');
  await office.look('fr', 'light');
});

test('writes, corrects and approves the minutes of a session that took place', async ({ page, office }) => {
  await office.look('fr', 'light');
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  const held = sessions.find((row) => row.name !== null && row.stage === 'to_write');
  if (!held) throw new Error('no session without minutes in the practice office');
  await visit(page, office, `/sessions/${held.id}/minutes`);

  const minutes = page.getByRole('textbox', { name: 'Procès-verbal' });
  await minutes.fill('La personne et les institutions conviennent d’un contrat.');
  // What is half written stays when one looks elsewhere and comes back.
  await page.getByRole('link', { name: 'Invitations' }).first().click();
  await page.waitForURL(/\/invitations$/);
  await page.goBack();
  await expect(minutes).toHaveValue('La personne et les institutions conviennent d’un contrat.');
  // Not before it is saved, and the button says so.
  await expect(page.getByText('Enregistrez d’abord le procès-verbal.')).toBeVisible();
  await minutes.focus();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Procès-verbal enregistré.')).toBeVisible();

  // A decision is corrected on its own.
  await page.getByRole('combobox', { name: 'Décision' }).selectOption('pending');
  await page.getByRole('button', { name: 'Corriger la décision' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Décision corrigée au dossier.')).toBeVisible();
  const written = await office.call('get_session', { session: held.id });
  expect(written.decision).toBe('pending');
  expect(written.minutes_text).toEqual({ language: 'fr', text: 'La personne et les institutions conviennent d’un contrat.' });

  // Approving is announced as final, asked once, and then nothing can be typed any more.
  await page.keyboard.press('Control+Enter');
  const dialog = page.locator('dialog[open]');
  await expect(dialog).toContainText('définitive');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/Approuvé par .* le 14\.01\.2026/)).toBeVisible();
  await expect(page.locator('main textarea')).toHaveCount(0);
  await expect(page.getByText('La personne et les institutions conviennent d’un contrat.')).toHaveAttribute('lang', 'fr');
  const approved = await office.call('get_session', { session: held.id });
  expect(approved.row.state).toBe('approved');
});

test('an institution’s block saves itself when one leaves a field', async ({ page, office }) => {
  await office.look('fr', 'light');
  const session = await callAssessment(page, office);
  await page.keyboard.press('m');
  await page.waitForURL(/\/minutes$/);
  const status = page.getByLabel('Statut').first();
  await status.fill('Inscription active, recherche d’emploi à 50 %.');
  await status.blur();
  await expect(page.getByText(/Enregistré \d\d:\d\d/).first()).toBeVisible();
  const view = await office.call('get_session', { session });
  expect(view.blocks.some((block) => block.status.startsWith('Inscription active'))).toBe(true);
  // Without a date it cannot be closed, and the button says so.
  await expect(page.getByText('Il manque la date de la séance.')).toBeVisible();
});

test('calls off one invitee, whom alone a letter then tells so, and Undo invites them again', async ({ page, office }) => {
  await office.look('fr', 'light');
  const { sessions } = await office.call('list_sessions', { region: null, past: false });
  let found: { id: string; name: string; invitee: string } | undefined;
  for (const row of sessions.filter((entry) => entry.name !== null && entry.starts_at !== null)) {
    const { invitees } = await office.call('get_session', { session: row.id });
    const physician = invitees.find((invitee) => invitee.role === 'smr_physician' && invitee.leaving === 'by_call_off' && !invitee.problem);
    if (physician) found = { id: row.id, name: physician.name, invitee: physician.id };
  }
  if (!found) throw new Error('no invited physician in the practice office');
  const { id: session, name, invitee } = found;
  const state = async () => (await office.call('get_session', { session })).invitees.find((seat) => seat.id === invitee)?.state;
  const before = await state();
  await visit(page, office, `/sessions/${session}`);
  await page.getByRole('button', { name: `Retirer l’invitation de ${name}…` }).click();
  const dialog = page.locator('dialog[open]');
  await expect(dialog).toContainText('La séance a lieu sans cette personne.');
  await dialog.getByRole('textbox', { name: 'Motif' }).fill('Avis déjà rendu');
  await dialog.getByRole('button', { name: 'Retirer l’invitation' }).click();
  const seat = page.getByRole('listitem').filter({ hasText: name });
  await expect(seat.getByText('Retrait à envoyer')).toBeVisible();
  await expect(seat.getByText('Avis déjà rendu')).toBeVisible();
  await expect(page.getByText('Il manque un participant')).toBeVisible();

  await page.getByRole('link', { name: 'Préparer la lettre de retrait' }).click();
  await page.waitForURL(/\/invitations$/);
  const options = page.getByRole('listbox', { name: 'Destinataires' }).getByRole('option');
  await expect(options.filter({ hasText: name }).getByText('Retrait à envoyer')).toBeVisible();
  await expect(page.locator('[role="option"][aria-selected="true"]').filter({ hasText: name })).toHaveCount(1);

  await page.keyboard.press('Control+z');
  await expect(options.filter({ hasText: 'Retrait à envoyer' })).toHaveCount(0);
  expect(await state()).toBe(before);
});

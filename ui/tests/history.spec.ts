// The history of a file says which record changed, and every value as one reads it in the file.
import { expect, test, visit } from './office';

for (const { language, session, reply, contact } of [
  { language: 'fr', session: /^(Table ronde|Assessment) (du \d|sans date)/, reply: 'présence annoncée le 14.01.2026', contact: 'Institutions concernées' },
  { language: 'de', session: /^(Runder Tisch|Assessment) (vom \d|ohne Datum)/, reply: 'zugesagt am 14.01.2026', contact: 'Beteiligte Institutionen' },
] as const) {
  test(`names the record and writes every value out (${language})`, async ({ office, page }) => {
    await office.look(language, 'light');
    const { sessions } = await office.call('list_sessions', { region: null, past: false });
    const called = sessions.find((row) => row.name !== null && row.state === 'invited');
    if (!called) throw new Error('nobody is invited in the practice office');
    const { invitees } = await office.call('get_session', { session: called.id });
    const open = invitees.find((seat) => seat.state === 'sent');
    await office.call('record_reply', { session: called.id, invitee: open?.id ?? '', reply: { kind: 'accepted' } });
    await office.call('save_involvement', { situation: called.situation, institution: 'suva', contact: null, imminent: true, remove: false });

    await visit(page, office, `/situations/${called.situation}?tab=history`);
    const table = page.getByRole('tabpanel').locator('table');
    await expect(table).toContainText(reply);
    await expect(table).toContainText(contact);
    await expect(table.getByRole('link', { name: session }).first()).toHaveAttribute('href', `/sessions/${called.id}`);
    const cells = await table.locator('td').allInnerTexts();
    expect(cells.filter((text) => /[{}[\]]|\b(null|true|false)\b|[0-9a-f]{8}-[0-9a-f]{4}|[a-z]_[a-z]/.test(text))).toEqual([]);
    for (let left = 2; left > 0; left -= 1) await office.call('undo_last', { act: null });
  });
}

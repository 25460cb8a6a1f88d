// What every screen of a session says about it.
import type { Role, SessionRowView, StatusView } from '$lib/api/commands.gen';
import type { StatusKind } from '$lib/components';
import { formatDateLong, formatTimeSpan, institutionCode, language, t, tx } from '$lib/i18n';
import { minutesHref, sessionHref } from '$lib/situations/links';
import { unnamed } from '$lib/situations/unnamed';

/** The tones of the core and the kinds of the one status vocabulary go by the same names. */
export function statusKind(status: StatusView): StatusKind {
  return status.tone;
}

/** `de Maëlle` but `d’Anselme`; German has one word. */
function of(name: string): string {
  if (language.current === 'de') return `von ${name}`;
  return /^[aeiouàâäéèêëîïôöùûü]/i.test(name) ? `d’${name}` : `de ${name}`;
}

export function sessionName(row: SessionRowView): string {
  return row.name ?? unnamed(row);
}

/** "Assessment de Maëlle Roncevent". */
export function sessionTitle(row: SessionRowView): string {
  const name = sessionName(row);
  return t(`sessions.title.${row.kind}`, { of: row.name === null ? `(${name})` : of(name), name });
}

/** "Mardi 2 juin 2026, 09:00–11:00"; without a date the words for that. */
export function sessionWhen(row: SessionRowView): string {
  if (!row.starts_at) return t('sessions.no_date');
  return `${formatDateLong(row.starts_at, { weekday: true, capital: true })}, ${formatTimeSpan(row.starts_at, row.ends_at)}`;
}

/** "Salle 3.12, Sierre", "Visioconférence" or nothing decided. */
export function sessionPlace(row: SessionRowView): string {
  if (row.video) return t('sessions.video');
  if (row.room === '') return t('sessions.no_place');
  return [t('sessions.room', { room: row.room }), row.room_town[language.current]].filter((part) => part !== '').join(', ');
}

/** Where the work on a session goes on: with its minutes once it is over, else with its table. */
export function workHref(row: SessionRowView): string {
  return row.stage && ['to_record', 'to_write', 'to_approve'].includes(row.stage) ? minutesHref(row.id) : sessionHref(row.id);
}

/** "Répondant CII, OAI"; some roles name their house already. */
export function seatOf(role: Role, institution: string | null): string {
  const words = tx(`domain.role.${role}`);
  return institution && !['smr_physician', 'bureau_member'].includes(role) ? `${words}, ${institutionCode(institution)}` : words;
}

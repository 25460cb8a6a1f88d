// When and where a session is, in the few words that a line of Today has room for.
import type { SessionRowView } from '$lib/api/commands.gen';
import { formatWeekday, language, monthName, t } from '$lib/i18n';
import { label } from '$lib/situations/codes';

export function dayOf(session: SessionRowView): string {
  return session.starts_at ? String(Number(session.starts_at.slice(8, 10))) : '–';
}

export function monthOf(session: SessionRowView): string {
  if (!session.starts_at) return t('today.no_date');
  const letters = language.current === 'fr' ? 3 : 2;
  return `${formatWeekday(session.starts_at).slice(0, letters)}. ${shortMonth(session.starts_at)}`;
}

/** `janv.`, `mai` / `Jan.`, `Mai`: months of up to five letters stay whole. */
function shortMonth(date: string): string {
  const name = monthName(date);
  if (name.length <= 5) return name;
  const short = new Intl.DateTimeFormat(`${language.current}-CH`, { month: 'short', timeZone: 'UTC' });
  return `${short.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)).replace(/\.$/, '')}.`;
}

export function placeOf(session: SessionRowView): string {
  const where = (session.room && t('today.room', { room: session.room })) || (session.video ? t('file.video') : '');
  return [t(`today.kind.${session.kind}`), [session.room_town[language.current] || label('region', session.region), where].filter(Boolean).join(', ')]
    .filter(Boolean)
    .join(' · ');
}

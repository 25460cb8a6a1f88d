// Where things lie in the picture of a week: hours 8 to 18 of each day, as shares of a day's column.
import type { BusyView, Half, ProposalView, WeekDayView } from '$lib/api/commands.gen';

export const FIRST_HOUR = 8;
export const LAST_HOUR = 18;
const MINUTES = (LAST_HOUR - FIRST_HOUR) * 60;
const NOON = 12;
const AFTERNOON = 13;

export interface Span {
  /** Per cent of the day's column. */
  left: number;
  width: number;
}

function minutesOf(moment: string): number {
  const time = /T(\d{2}):(\d{2})/.exec(moment);
  return time ? Number(time[1]) * 60 + Number(time[2]) : 0;
}

function clamp(minutes: number): number {
  return Math.min(MINUTES, Math.max(0, minutes - FIRST_HOUR * 60));
}

function span(from: number, to: number): Span | null {
  const left = clamp(from);
  const right = clamp(to);
  if (right <= left) return null;
  return { left: (left / MINUTES) * 100, width: ((right - left) / MINUTES) * 100 };
}

/** The part of `from`–`to` that lies on `date`; something that lasts several days covers whole days between. */
export function spanOn(date: string, from: string, to: string): Span | null {
  const first = from.slice(0, 10);
  const last = to.slice(0, 10);
  if (first > date || last < date) return null;
  return span(first < date ? 0 : minutesOf(from), last > date ? 24 * 60 : minutesOf(to));
}

/** The hatched part of a day on which the offices are closed. */
export function closedSpan(half: Half | null): Span | null {
  switch (half) {
    case 'morning':
      return span(FIRST_HOUR * 60, NOON * 60);
    case 'afternoon':
      return span(AFTERNOON * 60, LAST_HOUR * 60);
    default:
      return { left: 0, width: 100 };
  }
}

/** What takes somebody's time on a day, in order. */
export function busyOn(date: string, busy: readonly BusyView[]): (BusyView & Span)[] {
  return busy.flatMap((entry) => {
    const place = spanOn(date, entry.from, entry.to);
    return place ? [{ ...entry, ...place }] : [];
  });
}

/** Days shown side by side where only three fit: the first three or the last three. */
export function daysShown(days: readonly WeekDayView[], narrow: boolean, late: boolean): readonly WeekDayView[] {
  if (!narrow || days.length <= 3) return days;
  return late ? days.slice(-3) : days.slice(0, 3);
}

export function addDays(iso: string, days: number): string {
  const date = new Date(`${iso.slice(0, 10)}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function minutesBetween(from: string, to: string): number {
  return minutesOf(to) - minutesOf(from);
}

export function isOn(proposal: Pick<ProposalView, 'starts_at'>, date: string): boolean {
  return proposal.starts_at.slice(0, 10) === date;
}

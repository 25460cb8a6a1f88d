// Days of a month for the calendar, by plain arithmetic on UTC days: no clock, no zone.

export interface Cell {
  iso: string;
  day: number;
  inMonth: boolean;
  weekend: boolean;
}

export function isoOf(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.toISOString().slice(0, 10);
}

export function addDays(iso: string, days: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return isoOf(year, month, day + days);
}

/** The same day `months` later, or the last one of a shorter month. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return isoOf(year, month + months, Math.min(day, last));
}

/** `20.08.2026` or an ISO date → ISO; anything else is none. */
export function isoFrom(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  if (!match) return undefined;
  const iso = `${match[3]}-${match[2]}-${match[1]}`;
  return isoOf(Number(match[3]), Number(match[2]), Number(match[1])) === iso ? iso : undefined;
}

/** Six weeks, Monday first, that hold the month of `iso`. */
export function weeksOf(iso: string): Cell[][] {
  const [year = 0, month = 1] = iso.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1, 1));
  const before = (first.getUTCDay() + 6) % 7;
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const date = new Date(Date.UTC(year, month - 1, 1 - before + week * 7 + weekday));
      return {
        iso: date.toISOString().slice(0, 10),
        day: date.getUTCDate(),
        inMonth: date.getUTCMonth() === month - 1,
        weekend: weekday > 4,
      };
    }),
  ).filter((week) => week.some((cell) => cell.inMonth));
}

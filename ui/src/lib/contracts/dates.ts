// Reading a date only as far as a proposal of review dates needs it; the core judges what was typed.

/** `31.08.2026` or `2026-08-31` → ISO; anything else is no date. */
export function readDate(typed: string): string | undefined {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : dotted
      ? [Number(dotted[3]), Number(dotted[2]), Number(dotted[1])]
      : [0, 0, 0];
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return undefined;
  return write(year, month, day);
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function write(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The same day three months on; the last day of the month where the month is shorter. */
export function addMonths(iso: string, months: number): string {
  const year = Number(iso.slice(0, 4));
  const month = Number(iso.slice(5, 7)) - 1 + months;
  const at = { year: year + Math.floor(month / 12), month: (((month % 12) + 12) % 12) + 1 };
  return write(at.year, at.month, Math.min(Number(iso.slice(8, 10)), lastDay(at.year, at.month)));
}

/** A Saturday or Sunday becomes the Monday after it. */
function workday(iso: string): string {
  const date = new Date(`${iso}T12:00:00Z`);
  const beyond = { 6: 2, 0: 1 }[date.getUTCDay()] ?? 0;
  date.setUTCDate(date.getUTCDate() + beyond);
  return date.toISOString().slice(0, 10);
}

/**
 * Every three months from `start`, the last one at `end`; one if the end is not known, at most twelve
 * (cahier des charges 4.3). The core checks them as it checks typed ones.
 */
export function quarterlyReviews(start: string, end: string | undefined): string[] {
  const dates: string[] = [];
  for (let quarter = 1; quarter <= 12; quarter += 1) {
    const date = addMonths(start, 3 * quarter);
    const isLast = end === undefined || date >= end;
    dates.push(workday(isLast && end !== undefined && end > start ? end : date));
    if (isLast) break;
  }
  return dates;
}

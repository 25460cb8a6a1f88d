/**
 * Completes a date typed in short (`208`, `2.8`, `020826`) to `20.08.2026`; `today` (ISO) gives the missing year.
 * What is not clearly short for a date comes back unchanged: the core judges it and says what is wrong.
 */
export function expandDate(typed: string, today: string | null): string {
  const text = typed.trim();
  const thisYear = today ? Number(today.slice(0, 4)) : undefined;
  const parts = /^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ]?(\d{4})?$/.exec(text);
  if (parts) return join(Number(parts[1]), Number(parts[2]), parts[3] ? Number(parts[3]) : thisYear, text);
  const run = /^(\d{3,4}|\d{8})$/.exec(text)?.[1];
  if (!run) return text;
  const year = run.length === 8 ? Number(run.slice(4)) : thisYear;
  const days = run.slice(0, 4);
  if (days.length === 4) return join(Number(days.slice(0, 2)), Number(days.slice(2)), year, text);
  // Three digits: two for the day where that makes a date (208 is 20 August), else one (912 is 9 December).
  const twoOne = join(Number(days.slice(0, 2)), Number(days.slice(2)), year, '');
  return twoOne || join(Number(days.slice(0, 1)), Number(days.slice(1)), year, text);
}

function join(day: number, month: number, year: number | undefined, otherwise: string): string {
  if (year === undefined || month < 1 || month > 12 || day < 1) return otherwise;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return otherwise;
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`;
}

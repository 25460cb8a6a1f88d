// Dates, times and money as the canton writes them. Own small functions: Intl knows names of days and months,
// but writes fr-CH money with a narrow blank and a comma, and `1 mars` where French wants `1er mars`.
import { language, type Language } from './language.svelte';

const MINUS = '\u2212';
const NO_BREAK = '\u00a0';

interface Day {
  year: number;
  month: number;
  day: number;
}

function readDay(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return undefined;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const names = new Map<string, Intl.DateTimeFormat>();

function name(tongue: Language, options: Intl.DateTimeFormatOptions, day: Day): string {
  const key = `${tongue} ${JSON.stringify(options)}`;
  let format = names.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(`${tongue}-CH`, { ...options, timeZone: 'UTC' });
    names.set(key, format);
  }
  return format.format(new Date(Date.UTC(day.year, day.month - 1, day.day, 12)));
}

/** `2026-08-20` → `20.08.2026`; anything else unchanged. */
export function formatDate(iso: string | null | undefined): string {
  if (!iso) return '';
  const day = readDay(iso);
  return day ? `${two(day.day)}.${two(day.month)}.${day.year}` : iso;
}

/** `2026-08-20` → `20.08.` where the year is clear. */
export function formatDay(iso: string | null | undefined): string {
  if (!iso) return '';
  const day = readDay(iso);
  return day ? `${two(day.day)}.${two(day.month)}` : iso;
}

export function formatWeekday(iso: string, tongue: Language = language.current): string {
  const day = readDay(iso);
  return day ? name(tongue, { weekday: 'long' }, day) : '';
}

/** `me` / `Mi`: two letters, no dot. */
export function formatWeekdayShort(iso: string, tongue: Language = language.current): string {
  return formatWeekday(iso, tongue).slice(0, 2);
}

export function monthName(iso: string, tongue: Language = language.current): string {
  const day = readDay(iso);
  return day ? name(tongue, { month: 'long' }, day) : '';
}

/** `juin 2026` / `Juni 2026`. */
export function formatMonth(iso: string, tongue: Language = language.current): string {
  const day = readDay(iso);
  return day ? `${monthName(iso, tongue)} ${day.year}` : '';
}

/** `mercredi 20 mai 2026`, `dimanche 1er mars 2026` / `Mittwoch, 20. Mai 2026`. */
export function formatDateLong(
  iso: string | null | undefined,
  options: { weekday?: boolean; capital?: boolean } = {},
  tongue: Language = language.current,
): string {
  if (!iso) return '';
  const day = readDay(iso);
  if (!day) return iso;
  const month = monthName(iso, tongue);
  const weekday = options.weekday ? formatWeekday(iso, tongue) : '';
  const text =
    tongue === 'fr'
      ? `${weekday ? `${weekday} ` : ''}${day.day === 1 ? '1er' : day.day}${NO_BREAK}${month} ${day.year}`
      : `${weekday ? `${weekday}, ` : ''}${day.day}.${NO_BREAK}${month} ${day.year}`;
  return options.capital ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** `2026-08-20T09:00` or `09:00:00` → `09:00`. */
export function formatTime(value: string | null | undefined): string {
  if (!value) return '';
  return /(?:^|T| )(\d{2}:\d{2})/.exec(value)?.[1] ?? value;
}

/** `09:00–11:00`. */
export function formatTimeSpan(from: string | null | undefined, to: string | null | undefined): string {
  return [formatTime(from), formatTime(to)].filter((part) => part !== '').join('–');
}

/** `20.05.2026 à 09:12` / `20.05.2026, 09:12`. Takes the wall-clock time that the core sends. */
export function formatDateTime(value: string | null | undefined, tongue: Language = language.current): string {
  if (!value) return '';
  const time = /[T ]\d{2}:\d{2}/.test(value) ? formatTime(value) : '';
  if (!time) return formatDate(value);
  return tongue === 'fr' ? `${formatDate(value)} à ${time}` : `${formatDate(value)}, ${time}`;
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, "'");
}

/** Centimes → `1'234.50`; minus is U+2212; zero is `0.00` (tables write `–` themselves). */
export function formatMoney(centimes: number | null | undefined): string {
  if (centimes === null || centimes === undefined) return '';
  const amount = Math.abs(centimes);
  const text = `${grouped(String(Math.trunc(amount / 100)))}.${two(amount % 100)}`;
  return centimes < 0 ? MINUS + text : text;
}

/** `6'418`, `33.3`: decimal point in both languages. */
export function formatNumber(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined) return '';
  const [whole = '0', rest] = Math.abs(value).toFixed(decimals).split('.');
  const text = grouped(whole) + (rest === undefined ? '' : `.${rest}`);
  return value < 0 ? MINUS + text : text;
}

const collators = new Map<Language, Intl.Collator>();

/** The order of names in the language of the interface; ignores accents and case at first. */
export function collator(tongue: Language = language.current): Intl.Collator {
  let found = collators.get(tongue);
  if (!found) {
    found = new Intl.Collator(`${tongue}-CH`, { sensitivity: 'base', numeric: true, ignorePunctuation: true });
    collators.set(tongue, found);
  }
  return found;
}

/** Joins with a no-break blank: `nb('CHF', '1'234.50')`. */
export function nb(...parts: (string | number)[]): string {
  return parts.join(NO_BREAK);
}

/** « … » with its blanks in French, «…» in German. */
export function quote(text: string, tongue: Language = language.current): string {
  return tongue === 'fr' ? `«${NO_BREAK}${text}${NO_BREAK}»` : `«${text}»`;
}

/** `1.8 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)}\u00a0kB`;
  return `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`;
}

import { expect, it } from 'vitest';
import { formatDate, formatDateLong, formatDateTime, formatMoney, formatNumber, formatTimeSpan } from './format';

it('writes money alike in both languages', () => {
  expect(formatMoney(123450)).toBe("1'234.50");
  expect(formatMoney(-46250)).toBe('\u2212462.50');
  expect(formatMoney(5)).toBe('0.05');
  expect(formatMoney(100000000)).toBe("1'000'000.00");
  expect(formatMoney(null)).toBe('');
});

it('writes numbers with a decimal point', () => {
  expect(formatNumber(6418)).toBe("6'418");
  expect(formatNumber(-6.8, 1)).toBe('\u22126.8');
});

it('writes dates', () => {
  expect(formatDate('2026-08-20')).toBe('20.08.2026');
  expect(formatDateLong('2026-03-01', {}, 'fr')).toBe('1er\u00a0mars 2026');
  expect(formatDateLong('2026-03-01', {}, 'de')).toBe('1.\u00a0März 2026');
  expect(formatDateLong('2026-05-20', { weekday: true, capital: true }, 'fr')).toBe('Mercredi 20\u00a0mai 2026');
  expect(formatDateLong('2026-05-20', { weekday: true }, 'de')).toBe('Mittwoch, 20.\u00a0Mai 2026');
  expect(formatDateTime('2026-05-20T09:12:00', 'fr')).toBe('20.05.2026 à 09:12');
  expect(formatDateTime('2026-05-20T09:12:00', 'de')).toBe('20.05.2026, 09:12');
  expect(formatTimeSpan('2026-05-20T09:00:00', '2026-05-20T11:00:00')).toBe('09:00–11:00');
});

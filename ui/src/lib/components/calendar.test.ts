import { expect, it } from 'vitest';
import { addDays, addMonths, isoFrom, weeksOf } from './calendar';

it('counts days and months', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-01-14', -1)).toBe('2025-12-14');
});

it('begins weeks on Monday', () => {
  const weeks = weeksOf('2026-05-20');
  expect(weeks[0]?.[0]?.iso).toBe('2026-04-27');
  expect(weeks[0]?.[4]).toMatchObject({ iso: '2026-05-01', inMonth: true, weekend: false });
  expect(weeks).toHaveLength(5);
});

it('reads what stands in a field', () => {
  expect(isoFrom('20.08.2026')).toBe('2026-08-20');
  expect(isoFrom('2026-08-20')).toBe('2026-08-20');
  expect(isoFrom('31.02.2026')).toBeUndefined();
  expect(isoFrom('demain')).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { addMonths, quarterlyReviews, readDate } from './dates';

describe('dates of a contract', () => {
  it.each([
    ['31.08.2026', '2026-08-31'],
    ['1.3.2026', '2026-03-01'],
    ['2026-08-31', '2026-08-31'],
    ['31.02.2026', undefined],
    ['29.02.2028', '2028-02-29'],
    ['tomorrow', undefined],
    ['', undefined],
  ])('reads %s', (typed, iso) => expect(readDate(typed)).toBe(iso));

  it('keeps the last day of a shorter month', () => {
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-08-31', 3)).toBe('2026-11-30');
  });

  it('proposes a review every three months until the last date', () => {
    // 28 February 2027 is a Sunday.
    expect(quarterlyReviews('2026-06-01', '2027-02-28')).toEqual(['2026-09-01', '2026-12-01', '2027-03-01']);
    expect(quarterlyReviews('2026-06-08', '2026-11-30')).toEqual(['2026-09-08', '2026-11-30']);
    expect(quarterlyReviews('2026-06-01', undefined)).toEqual(['2026-09-01']);
    expect(quarterlyReviews('2026-06-01', '2099-01-01')).toHaveLength(12);
  });
});

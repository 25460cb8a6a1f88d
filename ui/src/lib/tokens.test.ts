// The ratios of the design, computed from the file the interface really uses.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function token(name: string): { light: Rgb; dark: Rgb } {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!match?.[1] || !match[2]) throw new Error(`no colour ${name}`);
  return { light: rgb(match[1]), dark: rgb(match[2]) };
}

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one: Rgb, two: Rgb): number {
  const [a, b] = [luminance(one), luminance(two)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const GROUNDS = ['sheet', 'paper', 'sunk', 'hover', 'selection'];
const TINTS: Readonly<Record<string, readonly string[]>> = {
  red: ['red-tint'],
  green: ['green-tint'],
  ochre: ['ochre-tint'],
  plum: ['plum-tint'],
  ink: ['red-tint', 'green-tint', 'ochre-tint', 'plum-tint'],
  'ink-2': ['desk'],
};

// [what, least ratio]: 4.5 for text, 3 for borders, rings and graphics (WCAG 2.2: 1.4.3, 1.4.11).
const RULES: readonly (readonly [string, number])[] = [
  ['ink', 7],
  ['ink-2', 7],
  ['ink-3', 4.5],
  ['red', 4.5],
  ['blue', 4.5],
  ['green', 4.5],
  ['ochre', 4.5],
  ['plum', 4.5],
  ['edge', 3],
  ['focus', 3],
  ['mark', 3],
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  for (const [name, least] of RULES) {
    for (const ground of [...GROUNDS, ...(TINTS[name] ?? [])]) {
      it(`${name} on ${ground} ≥ ${least}`, () => {
        expect(ratio(token(name)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(least);
      });
    }
  }

  it('labels of primary buttons', () => {
    expect(ratio(token('on-ink')[theme], token('ink')[theme])).toBeGreaterThanOrEqual(7);
    expect(ratio(token('on-ink')[theme], token('ink-2')[theme])).toBeGreaterThanOrEqual(4.5);
  });
});

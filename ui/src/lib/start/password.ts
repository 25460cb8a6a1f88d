export type Strength = 'none' | 'short' | 'weak' | 'fair' | 'good';

/** The shortest password the office accepts. */
export const LEAST_LENGTH = 12;

/** A hint while typing, by length and variety; the core has the last word. */
export function strengthOf(password: string): Strength {
  const length = [...password].length;
  if (length === 0) return 'none';
  if (length < LEAST_LENGTH) return 'short';
  const different = new Set(password.toLowerCase()).size;
  if (different < 6) return 'weak';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  return length >= 20 || (length >= 15 && kinds >= 3) ? 'good' : 'fair';
}

import { SHORTEST_PASSWORD } from '$lib/api/commands.gen';

export type Strength = 'none' | 'short' | 'weak' | 'fair' | 'good';

/** A hint while typing, by length and variety; the core has the last word. */
export function strengthOf(password: string): Strength {
  const length = [...password].length;
  if (length === 0) return 'none';
  if (length < SHORTEST_PASSWORD) return 'short';
  const different = new Set(password.toLowerCase()).size;
  if (different < 6) return 'weak';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  return length >= 20 || kinds >= 3 ? 'good' : 'fair';
}

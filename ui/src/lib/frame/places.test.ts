import { expect, test } from 'vitest';
import { isHere, places } from './places';

test.each([
  ['/', '/'],
  // The first page of the window, whose scheme knows no path there.
  ['', '/'],
  ['/situations', '/situations'],
  ['/situations/2025-0671', '/situations'],
  ['/situationsplus', undefined],
])('«%s» is at %s', (path, href) => {
  expect(places.filter((place) => isHere(place, path)).map((place) => place.href)).toEqual(href ? [href] : []);
});

// Filters stand in the address, so that coming back finds them again.
import { goto } from '$app/navigation';
import { page } from '$app/state';

/** Sets one parameter of the address, or takes it out; the place stays. */
export function setParam(name: string, value: string | null): void {
  const url = new URL(page.url);
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  void goto(url, { replaceState: true, keepFocus: true, noScroll: true });
}

import { askAhead } from '$lib/api';

export async function load(): Promise<void> {
  await askAhead('get_today', {});
}

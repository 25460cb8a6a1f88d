import { askAhead } from '$lib/api';
import { app } from '$lib/frame/app.svelte';

// One page for everything, rendered in the window: there is no server.
export const ssr = false;
export const prerender = false;

/**
 * The letters, so that the first screen is drawn once. Drawn without them it would be laid out a second time when they
 * come, and a stand-in would be looked for among the system's fonts for every size and weight, which takes longer.
 */
async function letters(): Promise<void> {
  try {
    await document.fonts.load("13px 'Archivo Variable'");
  } catch {
    // Then in the letters that the system has.
  }
}

/** What takes longer shows a screen that says so. */
const PATIENCE_MS = 300;

export async function load(): Promise<void> {
  const first = Promise.all([app.begin(), askAhead('get_directory', {}), letters()]);
  await Promise.race([first, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

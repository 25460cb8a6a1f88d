import { redirect } from '@sveltejs/kit';

/** The closed days are a tab of the directory. */
export function load(): never {
  redirect(307, '/directory?tab=days');
}

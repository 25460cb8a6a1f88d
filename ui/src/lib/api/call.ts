import { callHost } from '$lib/host';
import type { CommandName, Commands } from './commands.gen';
import { saving } from './saving.svelte';

export type { CommandName };
export type RequestOf<C extends CommandName> = Commands[C]['request'];
export type ViewOf<C extends CommandName> = Commands[C]['view'];

/** What the core answers: the view, and the name of the act that it wrote, if it wrote one. */
export interface Answer<C extends CommandName> {
  act: string | null;
  view: ViewOf<C>;
}

/** Asks the core for one command of its table. Rejects with an `AppError`. */
export async function ask<C extends CommandName>(command: C, request: RequestOf<C>): Promise<Answer<C>> {
  return (await saving.watch(command, callHost(command, request))) as Answer<C>;
}

/** The same for whoever wants the view alone. */
export async function call<C extends CommandName>(command: C, request: RequestOf<C>): Promise<ViewOf<C>> {
  return (await ask(command, request)).view;
}

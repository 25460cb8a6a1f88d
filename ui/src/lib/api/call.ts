import { callHost } from '$lib/host';
import type { CommandName, Commands } from './commands.gen';

export type { CommandName };
export type RequestOf<C extends CommandName> = Commands[C]['request'];
export type ViewOf<C extends CommandName> = Commands[C]['view'];

/** Asks the core for one command of its table. Rejects with an `AppError`. */
export async function call<C extends CommandName>(command: C, request: RequestOf<C>): Promise<ViewOf<C>> {
  return (await callHost(command, request)) as ViewOf<C>;
}

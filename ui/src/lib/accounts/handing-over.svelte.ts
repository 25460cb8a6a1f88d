// What is handed over to the user of a new account. The server tells the code once, so it outlives its screen: leaving and
// coming back, or switching the language, does not lose it before somebody has kept it.
import { Draft } from '$lib/api';
import type { HandOverView } from '$lib/api/commands.gen';

const KEY = 'hand_over';

class HandingOver extends Draft<object> {
  view = $state.raw<HandOverView>();

  constructor() {
    super({});
  }

  override get dirty(): boolean {
    return this.view !== undefined;
  }
}

/** What waits to be handed over, if anything does. */
export function handingOver(): HandingOver {
  return Draft.find<HandingOver>(KEY) ?? new HandingOver().keepAs(KEY);
}

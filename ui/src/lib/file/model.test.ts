import { expect, test } from 'vitest';
import type { ContractState, FileContentView } from '$lib/api/commands.gen';
import { currentContract } from './model';

test.each<[ContractState[], number | undefined]>([
  [[], undefined],
  [['draft'], 0],
  [['in_force', 'amended'], 1],
  [['draft', 'in_force', 'amended'], 1],
  [['not_concluded', 'achieved'], 1],
])('of the contracts %j the one in force counts, else the newest', (states, amendment) => {
  // As the core lists them: the newest amendment first.
  const contracts = states.map((state, index) => ({ id: state, amendment: states.length - 1 - index, state }));
  expect(currentContract({ contracts } as unknown as FileContentView)?.amendment).toBe(amendment);
});

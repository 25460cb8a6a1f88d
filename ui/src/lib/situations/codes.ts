// What the list of situations can be asked for, and the labels of the closed lists.
import type { ProcurationFilter, SituationSort, SituationState } from '$lib/api/commands.gen';
import { tx } from '$lib/i18n';

export const STATES: readonly SituationState[] = [
  'announced',
  'in_triage',
  'network',
  'complex',
  'in_service',
  'followed_up',
  'refused',
  'closed',
  'anonymised',
];
/** States that together are "the complex situations". */
export const COMPLEX_STATES: readonly SituationState[] = ['complex', 'in_service', 'followed_up'];
export const PROCURATION_FILTERS: readonly ProcurationFilter[] = [
  'active',
  'expiring',
  'expired',
  'revoked',
  'missing',
];
export const SORTS: readonly SituationSort[] = ['recent', 'oldest', 'name', 'announced'];

/** The label of one value of a closed list: `label('region', 'sierre')`. */
export function label(list: string, code: string): string {
  return tx(`domain.${list}.${code}`);
}

/** A closed list as the options of a select or of radio buttons. */
export function options<V extends string>(list: string, codes: readonly V[]): { value: V; label: string }[] {
  return codes.map((value) => ({ value, label: label(list, value) }));
}

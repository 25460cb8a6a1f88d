// Choices of the domain with their words in the language of the interface, in the order of the field.
import type { Form, Function as StaffFunction, Language, LegalBasis, Region } from '$lib/api/commands.gen';
import { t, tx } from '$lib/i18n';
import { REGIONS } from '$lib/situations/codes';

interface Choice<V extends string> {
  value: V;
  label: string;
}

function choices<V extends string>(list: readonly V[], section: string): Choice<V>[] {
  return list.map((value) => ({ value, label: tx(`domain.${section}.${value}`) }));
}

/** Those of the Bureau itself. */
export const BUREAU_FUNCTIONS: readonly StaffFunction[] = ['secretariat', 'cantonal_officer', 'regional_coordinator', 'thematic_coordinator'];

export const FUNCTIONS: readonly StaffFunction[] = [
  ...BUREAU_FUNCTIONS,
  'respondent_adults',
  'respondent_youth',
  'field_worker',
  'smr_physician',
  'legal_commission',
  'contact_person',
];

export function regions(): Choice<Region>[] {
  return choices(REGIONS, 'region');
}

export function functions(): Choice<StaffFunction>[] {
  return choices(FUNCTIONS, 'function');
}

export function languages(): Choice<Language>[] {
  return [
    { value: 'fr', label: t('domain.language.fr') },
    { value: 'de', label: t('domain.language.de') },
  ];
}

export function forms(): Choice<Form>[] {
  return choices<Form>(['madam', 'sir', 'neutral'], 'form');
}

export function legalBases(): Choice<LegalBasis>[] {
  return choices<LegalBasis>(['laci', 'lai', 'lias', 'lemc', 'lfpr', 'laa'], 'legal_basis');
}

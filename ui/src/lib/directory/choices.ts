// Choices of the domain with their words in the language of the interface, in the order of the field.
import { BUREAU_FUNCTIONS, FORMS, FUNCTIONS, LANGUAGES, LEGAL_BASES, REGIONS } from '$lib/api/commands.gen';
import type { Form, Function as StaffFunction, Language, LegalBasis, Region } from '$lib/api/commands.gen';
import { tx } from '$lib/i18n';

interface Choice<V extends string> {
  value: V;
  label: string;
}

function choices<V extends string>(list: readonly V[], section: string): Choice<V>[] {
  return list.map((value) => ({ value, label: tx(`domain.${section}.${value}`) }));
}

export function regions(): Choice<Region>[] {
  return choices(REGIONS, 'region');
}

export function functions(): Choice<StaffFunction>[] {
  return choices(FUNCTIONS, 'function');
}

/** Those of the Bureau itself. */
export function bureauFunctions(): Choice<StaffFunction>[] {
  return choices(BUREAU_FUNCTIONS, 'function');
}

export function languages(): Choice<Language>[] {
  return choices(LANGUAGES, 'language');
}

export function forms(): Choice<Form>[] {
  return choices(FORMS, 'form');
}

export function legalBases(): Choice<LegalBasis>[] {
  return choices(LEGAL_BASES, 'legal_basis');
}

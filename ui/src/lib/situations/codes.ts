// The closed lists of the domain in the order in which a form offers them, with their labels.
import type {
  AgeGroup,
  ClosingResult,
  Criterion,
  DataCategory,
  Form,
  Language,
  ProcurationFilter,
  Provenance,
  Region,
  Register,
  RepresentativeKind,
  ServiceKind,
  Sex,
  SituationSort,
  SituationState,
} from '$lib/api/commands.gen';
import { tx } from '$lib/i18n';

export const REGIONS: readonly Region[] = ['haut_valais', 'sierre', 'sion', 'martigny', 'monthey'];
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
export const REGISTERS: readonly Register[] = ['bureau', 't1'];
export const SERVICE_KINDS: readonly ServiceKind[] = [
  'round_table',
  'assessment',
  'coaching',
  'case_management',
  'medical_mandate',
];
export const CRITERIA: readonly Criterion[] = [
  'several_services',
  'accumulated_difficulties',
  'risk_factors',
  'measures_hard',
  'entitlement_unclear',
  'strategic_divergence',
];
export const PROVENANCES: readonly Provenance[] = ['institution', 'private', 'osp_survey', 'medical_network'];
export const AGE_GROUPS: readonly AgeGroup[] = ['adult', 'youth'];
export const FORMS: readonly Form[] = ['madam', 'sir', 'neutral'];
export const SEXES: readonly Sex[] = ['female', 'male', 'other'];
export const LANGUAGES: readonly Language[] = ['fr', 'de'];
export const REPRESENTATIVES: readonly RepresentativeKind[] = ['parent', 'curator'];
export const CATEGORIES: readonly DataCategory[] = [
  'identity',
  'employment',
  'social_aid',
  'disability_insurance',
  'training',
  'medical',
  'debt',
  'penal',
];
export const CLOSING_RESULTS: readonly ClosingResult[] = [
  'primary_market',
  'training',
  'employment_office',
  'social_aid',
  'disability_insurance',
  'network',
  'no_cooperation',
  'not_employable',
  'other',
];
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

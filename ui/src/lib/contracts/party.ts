// Parties and payers in words.
import type { ContractRowView, ContractState, ContractStep, ContractView, Party, Payer } from '$lib/api/commands.gen';
import type { StatusKind } from '$lib/components';
import { institutionCode, institutionName, t } from '$lib/i18n';

export function partyName(party: Party): string {
  return party.kind === 'institution' ? institutionCode(party.institution) : t(`domain.party.${party.kind}`);
}

export function partyFullName(party: Party): string {
  return party.kind === 'institution' ? institutionName(party.institution) : t(`domain.party.${party.kind}`);
}

/** The value of a payer in a select. */
export function payerKey(payer: Payer | null): string {
  if (!payer) return '';
  return payer.kind === 'fund' ? 'fund:' : payer.institution;
}

export function payerOf(key: string): Payer | null {
  if (key === '') return null;
  return key === 'fund:' ? { kind: 'fund' } : { kind: 'institution', institution: key };
}

export function payerCode(payer: Payer): string {
  return payer.kind === 'fund' ? t('domain.payer.fund_short') : institutionCode(payer.institution);
}

export function payerName(payer: Payer): string {
  return payer.kind === 'fund' ? t('domain.payer.fund') : institutionName(payer.institution);
}

/** The contract itself, or its nth amendment. */
export function versionName(amendment: number): string {
  return amendment === 0 ? t('contracts.original') : t('contracts.version', { number: amendment });
}

/** Whether the core lets the contract take this step now. */
export function can(view: ContractView, step: ContractStep): boolean {
  return view.steps.includes(step);
}

/** Whether a contract is still to be concluded. */
export function isOnItsWay(state: ContractState): boolean {
  return state === 'draft' || state === 'conformity_review' || state === 'to_sign';
}

/** The icon of where a contract stands; two states have one of their own. */
export function contractKind(row: ContractRowView): StatusKind {
  if (row.state === 'to_sign') return 'to_sign';
  return row.state === 'not_concluded' ? 'cancelled' : row.status.tone;
}

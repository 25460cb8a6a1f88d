// How an account stands, in words and with its icon.
import type { AccountState, AccountView } from '$lib/api/commands.gen';
import type { StatusKind } from '$lib/components/status-kind';
import { formatDate, formatDateTime, t } from '$lib/i18n';

export type AccountKind = AccountState['kind'];

export const ACCOUNT_KINDS: readonly AccountKind[] = ['active', 'waiting', 'lapsed', 'early', 'ended'];

const STATUS: Readonly<Record<AccountKind, StatusKind>> = {
  active: 'done',
  waiting: 'waiting',
  lapsed: 'late',
  early: 'draft',
  ended: 'cancelled',
};

export function statusOf({ state }: AccountView): { kind: StatusKind; text: string } {
  return { kind: STATUS[state.kind], text: t(`accounts.state.${state.kind}`) };
}

/** The day or moment that belongs to the state; empty if there is none. */
export function detailOf({ state }: AccountView): string {
  switch (state.kind) {
    case 'active':
      return state.until === null ? '' : t('accounts.until', { date: formatDate(state.until) });
    case 'waiting':
      return t('accounts.code_until', { when: formatDateTime(state.until) });
    case 'early':
      return t('accounts.from', { date: formatDate(state.from) });
    case 'ended':
      return t('accounts.on', { date: formatDate(state.on) });
    case 'lapsed':
      return '';
  }
}

/** Whose it is. */
export function userName(account: AccountView): string {
  return account.user?.full_name ?? t('accounts.nobody');
}

// Whose work Today shows: one region or the whole canton, as a value of a field.
import type { Region, TodayScope } from '$lib/api/commands.gen';
import { regions } from '$lib/directory/choices';
import { t } from '$lib/i18n';

type ScopeValue = Region | 'canton';

export function scopes(): { value: ScopeValue; label: string }[] {
  return [{ value: 'canton', label: t('today.canton') }, ...regions()];
}

/** Empty: nobody chose yet. */
export function scopeValue(scope: TodayScope | null): ScopeValue | '' {
  if (scope === null) return '';
  return scope.kind === 'canton' ? 'canton' : scope.region;
}

export function toScope(value: ScopeValue | ''): TodayScope | null {
  if (value === '') return null;
  return value === 'canton' ? { kind: 'canton' } : { kind: 'region', region: value };
}

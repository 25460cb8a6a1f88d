// What stands in the place of a name.
import { t } from '$lib/i18n';

/** The words for somebody whose name is not shown: protected from the user, or not opened to them. */
export function unnamed({ masked }: { masked: boolean }): string {
  return masked ? t('ui.protected') : t('ui.not_shown');
}

// What a computer is called where it is named.
import type { DeviceView } from '$lib/api/commands.gen';
import { t } from '$lib/i18n';

/** Its name; without one, enough of its identity to tell it from another at the telephone. */
export function deviceName(device: DeviceView): string {
  return device.label === '' ? `${t('standing.devices.unnamed')} ${device.id.slice(0, 8)}` : device.label;
}

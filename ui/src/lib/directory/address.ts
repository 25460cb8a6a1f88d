// An address as it is read: line by line.
import type { AddressView } from '$lib/api/commands.gen';

export function addressLines(address: AddressView): string {
  const { supplement, street, number, postal_box, postcode, town, country } = address;
  return [supplement, `${street} ${number}`.trim(), postal_box, `${postcode} ${town}`.trim(), country].filter((line) => line !== '').join('\n');
}

import type { AddressView } from '$lib/api/commands.gen';

export const NO_ADDRESS: AddressView = {
  supplement: '',
  street: '',
  number: '',
  postal_box: '',
  postcode: '',
  town: '',
  country: '',
};

/** The address as it stands on an envelope. */
export function addressLines(address: AddressView): string[] {
  return [
    address.supplement,
    [address.street, address.number].filter(Boolean).join(' '),
    address.postal_box,
    [address.postcode, address.town].filter(Boolean).join(' '),
    address.country === 'CH' ? '' : address.country,
  ].filter((line) => line !== '');
}

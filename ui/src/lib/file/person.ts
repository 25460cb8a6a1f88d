// What is typed of a person, in the announcement as in the file.
import type {
  AddressView,
  Form,
  Language,
  PersonView,
  RepresentativeKind,
  Sex,
} from '$lib/api/commands.gen';
import { t } from '$lib/i18n';

export interface PersonInput {
  name: string;
  first_name: string;
  form: Form | null;
  sex: Sex | null;
  birth_date: string;
  avs: string;
  language: Language | null;
  address: AddressView;
  phone: string;
  email: string;
  representative_kind: RepresentativeKind | null;
  representative_name: string;
  representative_phone: string;
  representative_address: AddressView;
  representative_language: Language | null;
}

export function inputOf(person: PersonView): PersonInput {
  return {
    name: person.name,
    first_name: person.first_name,
    form: person.form,
    sex: person.sex,
    birth_date: person.birth_date ?? '',
    avs: person.avs ?? '',
    language: person.language,
    address: { ...person.address },
    phone: person.phone,
    email: person.email,
    representative_kind: person.representative_kind,
    representative_name: person.representative_name,
    representative_phone: person.representative_phone,
    representative_address: { ...person.representative_address },
    representative_language: person.representative_language,
  };
}

/** The labels of the fields by their names in the request, for the summary of errors. */
export function personLabels(): Record<string, string> {
  return {
    name: t('announcement.field.name'),
    first_name: t('announcement.field.first_name'),
    form: t('announcement.field.form'),
    sex: t('announcement.field.sex'),
    birth_date: t('announcement.field.birth_date'),
    avs: t('announcement.field.avs'),
    language: t('announcement.field.language'),
    address: t('announcement.section.address'),
    street: t('announcement.field.street'),
    postcode: t('announcement.field.postcode'),
    town: t('announcement.field.town'),
    'address.street': t('announcement.field.street'),
    'address.postcode': t('announcement.field.postcode'),
    'address.town': t('announcement.field.town'),
    phone: t('announcement.field.phone'),
    email: t('announcement.field.email'),
    representative_kind: t('announcement.field.representative_kind'),
    representative_name: t('announcement.field.representative_name'),
    representative_phone: t('announcement.field.representative_phone'),
    representative_language: t('announcement.field.representative_language'),
    'representative_address.postcode': t('announcement.field.representative_address'),
  };
}

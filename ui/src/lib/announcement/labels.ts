import { t } from '$lib/i18n';

/** The labels of the announcement's own fields by their names in the request. */
export function announcementLabels(): Record<string, string> {
  return {
    region: t('announcement.field.region'),
    register: t('announcement.field.register'),
    service: t('announcement.field.service'),
    counted_under: t('announcement.field.counted_under'),
    worker: t('announcement.field.worker'),
    respondent: t('announcement.field.respondent'),
    received_on: t('announcement.field.received_on'),
    follow_up_started_on: t('announcement.field.follow_up_started_on'),
    age_group: t('announcement.field.age_group'),
    provenance: t('announcement.field.provenance'),
    service_asked: t('announcement.field.service_asked'),
    criteria: t('announcement.section.criteria'),
    laci_rights_end_on: t('announcement.field.laci_rights_end_on'),
    other_services: t('announcement.field.other_services'),
    reason: t('announcement.field.reason'),
  };
}

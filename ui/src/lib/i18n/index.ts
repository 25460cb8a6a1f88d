export { t, tn, tx, has, errorText, fieldErrorText, messageText, paramText, type MessageKey } from './translate';
export { institutionCode, institutionName } from './institutions.svelte';
export { language, otherLanguage, type Language } from './language.svelte';
export {
  fileSize,
  formatDate,
  formatDateLong,
  formatDateTime,
  formatDay,
  formatMoney,
  formatMonth,
  formatNumber,
  formatTime,
  formatTimeSpan,
  formatWeekday,
  formatWeekdayShort,
  monthName,
  nb,
  collator,
  quote,
} from './format';

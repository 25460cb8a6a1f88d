import type { AppError, FieldError, MessageView, ParamView } from '$lib/api/error';
import { formatDate, formatDateTime, formatMoney, formatNumber } from './format';
import { institutionCode } from './institutions.svelte';
import { language, type Language } from './language.svelte';
import { messages, type MessageKey } from './messages.gen';

export type { MessageKey };

export type MessageParams = Readonly<Record<string, string | number | boolean | null | undefined>>;

function fill(text: string, params: MessageParams | undefined): string {
  if (!params) return text;
  return text.replace(/%\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined || value === null ? whole : String(value);
  });
}

function lookup(key: string, tongue: Language): string | undefined {
  const table: Readonly<Record<string, string>> = messages[tongue];
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The text of `key` in the language of the interface. */
export function t(key: MessageKey, params?: MessageParams, tongue: Language = language.current): string {
  return fill(lookup(key, tongue) ?? key, params);
}

/** `t` for a key put together at run time (`states.${state}`); an unknown key gives `otherwise` or the key's last part. */
export function tx(key: string, params?: MessageParams, otherwise?: string): string {
  return fill(lookup(key, language.current) ?? otherwise ?? key.slice(key.lastIndexOf('.') + 1), params);
}

export function has(key: string): boolean {
  return lookup(key, language.current) !== undefined;
}

type PluralBase<K> = K extends `${infer Base}.other` ? Base : never;
export type PluralKey = PluralBase<MessageKey>;

/** A text with a number in it: `key.one` or `key.other`. French counts 0 and 1.5 as one, German only 1. */
export function tn(key: PluralKey, count: number, params?: MessageParams): string {
  const one = language.current === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1;
  const all = { count, ...params };
  return tx(`${key}.${one ? 'one' : 'other'}`, all);
}

/** `5 mois et 1 jour`, `12 jours`: what is nothing is left out. */
function spanText({ months, days }: { months: number; days: number }): string {
  if (months === 0) return tn('format.span.days', days);
  const whole = tn('format.span.months', months);
  return days === 0 ? whole : t('format.span.and', { months: whole, days: tn('format.span.days', days) });
}

/** One value of a sentence, as the interface writes it. */
export function paramText(param: ParamView): string {
  switch (param.type) {
    case 'text':
      return param.value;
    case 'names':
      return param.value[language.current];
    case 'number':
      return formatNumber(param.value);
    case 'date':
      return formatDate(param.value);
    case 'span':
      return spanText(param.value);
    case 'date_time':
      return formatDateTime(param.value);
    case 'money':
      return formatMoney(param.value);
    case 'label':
      return tx(param.value);
    case 'institution':
      return institutionCode(param.value);
    case 'institutions':
      return param.value.map((key) => institutionCode(key)).join(', ');
  }
}

/** A sentence of the core: `messageText('status', view.message)`. A parameter `count` chooses between one and other. */
export function messageText(prefix: string, message: MessageView, otherwise?: string): string {
  const params: Record<string, string> = {};
  for (const [name, param] of Object.entries(message.params)) {
    if (param) params[name] = paramText(param);
  }
  const key = `${prefix}.${message.code}`;
  const count = message.params['count'];
  if (count?.type === 'number' && has(`${key}.other`)) {
    return tn(key as PluralKey, count.value, params);
  }
  return tx(key, params, otherwise);
}

/** The sentence of an error. A code without a sentence says so and names the code. */
export function errorText(error: Pick<AppError, 'code' | 'params'>): string {
  return messageText('errors', error, t('ui.error.unknown', { code: error.code }));
}

/** The sentence of one refused field. */
export function fieldErrorText(error: FieldError | undefined): string | undefined {
  return error ? errorText(error.error) : undefined;
}

// Sentences that the core sends as a code with typed values, written in the language of the interface.
import { directory } from '$lib/api/directory.svelte';
import type { MessageView, ParamView } from '$lib/api/commands.gen';
import { formatDate, formatDateTime, formatMoney, formatNumber } from './format';
import { language } from './language.svelte';
import { has, tx } from './translate';

/** One value as it stands in a sentence. */
export function sayParam(param: ParamView): string {
  switch (param.type) {
    case 'text':
      return param.value;
    case 'number':
      return formatNumber(param.value);
    case 'date':
      return formatDate(param.value);
    case 'date_time':
      return formatDateTime(param.value);
    case 'money':
      return formatMoney(param.value);
    case 'label':
      return tx(param.value);
    case 'labels':
      return param.value.map((key) => tx(key)).join(', ');
    case 'institution':
      return directory.code(param.value);
    case 'institutions':
      return param.value.map((key) => directory.code(key)).join(', ');
  }
}

/** The text of `key` with the core's values in it; `key.one` / `key.other` by the value `count` where there are both. */
export function sayKey(key: string, params: Readonly<Record<string, ParamView>>, otherwise?: string): string {
  const values: Record<string, string> = {};
  for (const [name, param] of Object.entries(params)) values[name] = sayParam(param);
  const count = params['count'];
  if (count?.type === 'number' && has(`${key}.other`)) {
    const one = language.current === 'fr' ? Math.abs(count.value) < 2 : Math.abs(count.value) === 1;
    return tx(`${key}.${one ? 'one' : 'other'}`, values);
  }
  return tx(key, values, otherwise);
}

/**
 * The sentence `core.<prefix>.<code>`; `part` names one of several texts of a code (`title`, `text`, `act`).
 * A message without a text shows its own words (`text`) or its code, so that a gap is seen.
 */
export function say(prefix: string, message: MessageView | null | undefined, part?: string): string {
  if (!message) return '';
  const key = `core.${prefix}.${message.code}${part ? `.${part}` : ''}`;
  const words = message.params['text'];
  return sayKey(key, message.params, words?.type === 'text' ? words.value : message.code);
}

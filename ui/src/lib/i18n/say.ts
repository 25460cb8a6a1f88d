// Sentences of the section `core`: what the core sends as a code with typed values.
import type { MessageView } from '$lib/api/commands.gen';
import { messageText } from './translate';

/**
 * The sentence `core.<prefix>.<code>`; `part` names one of several texts of a code (`title`, `text`, `act`).
 * A message without a sentence shows its own words (`text`) or its code, so that a gap is seen.
 */
export function say(prefix: string, message: MessageView | null | undefined, part?: string): string {
  if (!message) return '';
  const words = message.params['text'];
  const code = part ? `${message.code}.${part}` : message.code;
  return messageText(`core.${prefix}`, { code, params: message.params }, words?.type === 'text' ? words.value : code);
}

// The sign beside a line of the road, by what happened.
import CalendarX from '@lucide/svelte/icons/calendar-x-2';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CirclePlay from '@lucide/svelte/icons/circle-play';
import FileCheck from '@lucide/svelte/icons/file-check-2';
import FilePen from '@lucide/svelte/icons/file-pen';
import FileX from '@lucide/svelte/icons/file-x-2';
import Flag from '@lucide/svelte/icons/flag';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Mail from '@lucide/svelte/icons/mail';
import MessageSquareText from '@lucide/svelte/icons/message-square-text';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import Repeat from '@lucide/svelte/icons/repeat-2';
import Send from '@lucide/svelte/icons/send';
import UserCheck from '@lucide/svelte/icons/user-check';
import Users from '@lucide/svelte/icons/users';
import type { LucideIcon } from '@lucide/svelte';

const BY_WORD: readonly (readonly [string, LucideIcon])[] = [
  ['laci', CalendarX],
  ['revo', FileX],
  ['expire', FileX],
  ['procuration', FileCheck],
  ['approved', FileCheck],
  ['triage', ListChecks],
  ['refus', ListChecks],
  ['started', Flag],
  ['began', Flag],
  ['announc', Send],
  ['invit', Mail],
  ['identity', UserCheck],
  ['case_manager', UserCheck],
  ['note', MessageSquareText],
  ['contract', FilePen],
  ['review', Repeat],
  ['follow_up', Repeat],
  ['held', MessagesSquare],
  ['session', Users],
  ['service', CirclePlay],
  ['clos', CircleCheck],
];

export function timelineIcon(code: string): LucideIcon {
  return BY_WORD.find(([word]) => code.includes(word))?.[1] ?? Flag;
}

// The one vocabulary of states: an icon and a word each, the colour comes third.
import Ban from '@lucide/svelte/icons/ban';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CirclePlay from '@lucide/svelte/icons/circle-play';
import Clock from '@lucide/svelte/icons/clock';
import GitCompareArrows from '@lucide/svelte/icons/git-compare-arrows';
import Info from '@lucide/svelte/icons/info';
import Lock from '@lucide/svelte/icons/lock';
import Mail from '@lucide/svelte/icons/mail';
import OctagonX from '@lucide/svelte/icons/octagon-x';
import PenLine from '@lucide/svelte/icons/pen-line';
import Send from '@lucide/svelte/icons/send';
import Shield from '@lucide/svelte/icons/shield';
import type { LucideIcon } from '@lucide/svelte';

export type StatusKind =
  | 'done'
  | 'waiting'
  | 'to_send'
  | 'late'
  | 'blocked'
  | 'running'
  | 'to_sign'
  | 'sent'
  | 'draft'
  | 'cancelled'
  | 'restricted'
  | 'medical'
  | 'conflict'
  | 'waived'
  | 'neutral';

export const statusIcon: Readonly<Record<StatusKind, LucideIcon>> = {
  done: CircleCheck,
  waiting: Clock,
  to_send: Mail,
  late: CircleAlert,
  blocked: OctagonX,
  running: CirclePlay,
  to_sign: PenLine,
  sent: Send,
  draft: CircleDashed,
  cancelled: Ban,
  restricted: Lock,
  medical: Shield,
  conflict: GitCompareArrows,
  waived: Ban,
  neutral: Info,
};

export type Tone = 'green' | 'ochre' | 'red' | 'blue' | 'plum' | 'plain';

export const statusTone: Readonly<Record<StatusKind, Tone>> = {
  done: 'green',
  waiting: 'ochre',
  to_send: 'ochre',
  late: 'red',
  blocked: 'red',
  running: 'blue',
  to_sign: 'blue',
  sent: 'blue',
  draft: 'plain',
  cancelled: 'plain',
  restricted: 'plum',
  medical: 'plum',
  conflict: 'ochre',
  waived: 'plain',
  neutral: 'plain',
};

// What the corner of the window says of the shared server, in few words.
import type { ServerView } from '$lib/api/commands.gen';
import { formatDate, formatNumber, formatTime, t, tn } from '$lib/i18n';
import { conflictsHref, SERVER_HREF } from './links';

export interface CornerLine {
  kind: 'synced' | 'sending' | 'offline' | 'asks' | 'conflicts' | 'refused';
  text: string;
  /** A second thing to know, under the first. */
  more?: string;
  href: string;
}

/** The state first, then what waits for somebody to choose or to read. `today` is the day of the office. */
export function cornerOf(view: ServerView, today: string | null): CornerLine[] {
  const state = stateLine(view, today);
  const lines = [state];
  if (view.conflicts > 0) {
    lines.push({ kind: 'conflicts', text: tn('standing.corner.conflicts', view.conflicts), href: conflictsHref() });
  }
  if (view.refused > 0) {
    lines.push({ kind: 'refused', text: tn('standing.corner.refused', view.refused), href: `${SERVER_HREF}#refused` });
  }
  return lines;
}

/** What is said aloud when it comes: only what asks for a person. */
export function askingOf(lines: readonly CornerLine[]): string {
  return lines
    .filter((line) => ['asks', 'conflicts', 'refused'].includes(line.kind))
    .map((line) => line.text)
    .join('. ');
}

function toSendText(waiting: number): string {
  return tn('standing.corner.to_send', waiting, { count: formatNumber(waiting) });
}

function stateLine({ state, waiting }: ServerView, today: string | null): CornerLine {
  const toSend = waiting > 0 ? { more: toSendText(waiting) } : {};
  switch (state.kind) {
    case 'none':
    case 'connecting':
      return { kind: 'sending', text: t('standing.corner.connecting'), ...toSend, href: SERVER_HREF };
    case 'connected':
      return waiting > 0
        ? { kind: 'sending', text: toSendText(waiting), href: SERVER_HREF }
        : { kind: 'synced', text: t('standing.corner.synced'), href: SERVER_HREF };
    case 'offline': {
      const time = today !== null && state.since.startsWith(today) ? formatTime(state.since) : formatDate(state.since);
      return { kind: 'offline', text: t('standing.corner.offline', { time }), ...toSend, href: SERVER_HREF };
    }
    default:
      return { kind: 'asks', text: t(`standing.corner.${state.kind}`), ...toSend, href: SERVER_HREF };
  }
}

// Letters on their way: drafts in the mail program, letters for the post, each in the language of whoever gets it.
// Nothing leaves by itself, what went out is recorded, and it can be undone.
import { act } from '$lib/api';
import type { SeatRef, SentView } from '$lib/api/commands.gen';
import { messageText, t, tn } from '$lib/i18n';

/** `1 courriel prêt à envoyer, 2 lettres à poster`. */
export function made({ mails, letters }: SentView): string {
  return [
    mails > 0 ? tn('invitations.reminded_mails', mails) : '',
    letters > 0 ? tn('invitations.reminded_letters', letters) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function withTrouble(said: string, view: SentView): string {
  return view.not_opened ? `${said} ${messageText('errors', view.not_opened)}` : said;
}

/** Writes reminders and says what was made, for whom where it is one. */
export async function remind(seats: SeatRef[], name?: string | null): Promise<SentView | undefined> {
  const result = await act('remind_invitees', { seats }, {
    done: (view) => {
      const what = made(view);
      return withTrouble(name ? t('invitations.reminded_one', { name, what }) : t('invitations.reminded', { what }), view);
    },
    undo: true,
  });
  return result.ok ? result.view : undefined;
}

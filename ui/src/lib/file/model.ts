// What the parts of the file share.
import type { FileContentView, FileContractView, FileHeaderView, ProcurationView, SessionKind } from '$lib/api/commands.gen';
import { t } from '$lib/i18n';
import { contractHref, invitationsHref } from '$lib/situations/links';

/** An open file: never a masked one. */
export interface OpenFile {
  header: FileHeaderView;
  content: FileContentView;
}

/** What can be open over the file. */
export type FileDialog =
  | { kind: 'person' }
  | { kind: 'identity' }
  | { kind: 'triage' }
  | { kind: 'case_manager' }
  | { kind: 'procuration'; procuration: ProcurationView | null }
  | { kind: 'revoke'; procuration: ProcurationView }
  | { kind: 'involvement'; institution: string | null }
  | { kind: 'note' }
  | { kind: 'follow_up' }
  | { kind: 'service' }
  | { kind: 'session'; session?: SessionKind }
  | { kind: 'person_copy' }
  | { kind: 'close' };

/** The procuration that opens anything today. */
export function activeProcuration(content: FileContentView): ProcurationView | undefined {
  return content.procurations.find((entry) => entry.state === 'active');
}

/** Whether the situation still moves, as far as that is shown. */
export function isOpen(header: FileHeaderView): boolean {
  return header.state !== null && !['refused', 'closed', 'anonymised'].includes(header.state);
}

/** Whether the situation has been taken on and still moves. */
export function isMoving({ header }: OpenFile): boolean {
  return isOpen(header) && !inTriage(header);
}

export function inTriage(header: FileHeaderView): boolean {
  return header.state !== null && ['draft', 'announced', 'in_triage'].includes(header.state);
}

/** The contract that counts: the one in force, else the newest. The core lists the newest amendment first. */
export function currentContract(content: FileContentView): FileContractView | undefined {
  return content.contracts.find((entry) => entry.state === 'in_force') ?? content.contracts[0];
}

/** What there is to print now: the letters of the coming session for whoever calls sessions, else the contract. */
export function printable(content: FileContentView): { href: string; label: string } | undefined {
  const session = content.rights.makes.includes('session') ? content.sessions.find((entry) => entry.to_come) : undefined;
  if (session) return { href: invitationsHref(session.id), label: t('file.print.invitations') };
  const contract = currentContract(content);
  return contract ? { href: contractHref(contract.id), label: t('file.print.contract') } : undefined;
}

/** Writes a mail that is to go out, in the transaction of what it tells of, and wakes whoever sends it. */
import type { MailAbout } from '../domain/mail.ts';
import { announceAll } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { wakeSendMails } from '../store/engine-jobs.ts';
import { insertMails } from '../store/mails.ts';
import type { CommandDeps } from './deps.ts';

export type MailToQueue = {
  readonly to: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly text: string;
  readonly about: MailAbout | null;
};

/** @returns the mail's id. */
export async function queueMail(
  deps: CommandDeps,
  tx: Tx,
  workspaceId: string,
  mail: MailToQueue,
): Promise<string> {
  const id = deps.ids();
  await queueMails(deps, tx, workspaceId, [{ ...mail, id }]);
  return id;
}

export async function queueMails(
  deps: CommandDeps,
  tx: Tx,
  workspaceId: string,
  mails: readonly (MailToQueue & { readonly id: string })[],
): Promise<void> {
  if (mails.length === 0) return;
  const at = deps.clock.now();
  await insertMails(
    tx,
    workspaceId,
    mails.map((mail) => ({ ...mail, subject: oneLine(mail.subject), at })),
  );
  await announceAll(
    tx,
    mails.map(({ id }) => ({ workspaceId, kind: 'mail', id })),
  );
  await wakeSendMails(tx, { workspaceId });
}

/** A subject comes from templates: a line's end in it must not begin another header. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

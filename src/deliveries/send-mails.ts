/**
 * Sends what waits to be mailed, one after the other, each at most once.
 *
 * A mail is marked `sending`, and that is committed, before the server hears of it. One queue carries a workspace's mail,
 * so whatever this job finds so marked at its start was being sent by a process that died: nobody can tell whether the
 * server took it, and a person decides (domain/mail.ts).
 */
import { afterAttempt, lostWords, type MailOutcome, messageIdOf, notHandedOver } from '../domain/mail.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { Letter, Mailer } from '../lib/mailer.ts';
import { findBusinessDetails } from '../store/business-details.ts';
import { announce, announceAll } from '../store/changes.ts';
import { type Db, inTransaction } from '../store/database.ts';
import { type EngineJobs, wakeSendMails } from '../store/engine-jobs.ts';
import {
  keepWaitingMails,
  leaveMailsUndecided,
  type MailRow,
  nextMailAt,
  putOffMails,
  settleMail,
  takeNextMail,
} from '../store/mails.ts';
import { isMembersAddress } from '../store/members.ts';
import { findWorkspace } from '../store/workspaces.ts';

export type SendDeps = { readonly db: Db; readonly clock: Clock; readonly log: Log };

/** Then others have their turn at the worker. */
const MOST_AT_ONCE = 50;

/** @param mailer null: no mail server is set up, and mail is kept to be read here. */
export function sendMailsBy(mailer: Mailer | null) {
  return async (deps: SendDeps, { workspaceId }: EngineJobs['sendMails']): Promise<void> => {
    const now = deps.clock.now();
    await announceMails(deps, workspaceId, await leaveMailsUndecided(deps.db, workspaceId, lostWords, now));
    if (mailer === null)
      await announceMails(deps, workspaceId, await keepWaitingMails(deps.db, workspaceId, now));
    else await sendDue(deps, mailer, workspaceId);
  };
}

async function sendDue(deps: SendDeps, mailer: Mailer, workspaceId: string): Promise<void> {
  for (let sent = 0; sent < MOST_AT_ONCE; sent += 1) {
    const mail = await takeNextMail(deps.db, workspaceId, deps.clock.now());
    if (mail === undefined) break;
    await announceMails(deps, workspaceId, [mail.id]);
    const letter = await letterOf(deps, mailer, mail);
    const outcome = (await withoutAttempt(deps, mail)) ?? (await mailer.send(letter));
    await settle(deps, mail, letter.messageId, outcome);
    if (outcome.kind === 'serverTrouble') break;
  }
  const next = await nextMailAt(deps.db, workspaceId);
  if (next !== null) await wakeSendMails(deps.db, { workspaceId }, next.at);
}

/** What workspaces tell their people is not for those who have left meanwhile; null: it is to be sent. */
async function withoutAttempt({ db }: SendDeps, mail: MailRow): Promise<MailOutcome | null> {
  const { workspace_id: workspaceId, to_address: to, about_kind: about } = mail;
  const isForMember = about === 'notification' || about === 'digest';
  if (isForMember && !(await isMembersAddress(db, workspaceId, to)))
    return { kind: 'notMember', words: null };
  return notHandedOver(to);
}

async function letterOf({ db }: SendDeps, mailer: Mailer, mail: MailRow): Promise<Letter> {
  const workspace = await findWorkspace(db, mail.workspace_id);
  const business = await findBusinessDetails(db, mail.workspace_id);
  return {
    fromName: workspace?.name ?? '',
    // An answer is for the business, not for the address that the server happens to send from.
    replyTo: business?.email ?? null,
    to: mail.to_address,
    toName: mail.to_name,
    subject: mail.subject,
    text: mail.body_text,
    messageId: mail.message_id ?? messageIdOf(mail.id, mailer.domain),
    at: mail.created_at,
  };
}

async function settle(deps: SendDeps, mail: MailRow, messageId: string, outcome: MailOutcome): Promise<void> {
  const { workspace_id: workspaceId, id, attempts } = mail;
  const now = deps.clock.now();
  const after = afterAttempt(outcome, attempts);
  if ('problem' in after)
    deps.log.warn({ mailId: id, state: after.state, words: outcome.words }, 'A mail was not sent');
  await inTransaction(deps.db, async (tx) => {
    await settleMail(tx, workspaceId, { id, attempts, after, serverWords: outcome.words, messageId, now });
    // What keeps this one from going keeps them all.
    if (outcome.kind === 'serverTrouble' && after.state === 'queued')
      await putOffMails(tx, workspaceId, new Date(now.getTime() + after.afterMs));
    await announce(tx, { workspaceId, kind: 'mail', id });
  });
}

function announceMails({ db }: SendDeps, workspaceId: string, ids: readonly string[]): Promise<void> {
  return announceAll(
    db,
    ids.map((id) => ({ workspaceId, kind: 'mail', id })),
  );
}

/** What a person says of a mail that nobody can tell of, that failed, or that is kept: it arrived, or send it again. */
import { allowedMailActs, type MailAct } from '../domain/mail.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { wakeSendMails } from '../store/engine-jobs.ts';
import { lockMail, type MailRow, setMailArrived, setMailQueued } from '../store/mails.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

/** Of an undecided one. */
export function decideMail(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  { arrived }: { readonly arrived: boolean },
): Promise<Result<null>> {
  return act(deps, actor, id, 'decide', async (tx, mail) => {
    if (!arrived) return queueAgain(deps, tx, actor, mail);
    await setMailArrived(tx, actor.workspaceId, id, { decidedBy: actor.userId, now: deps.clock.now() });
    await recordChange(deps, tx, actor, { kind: 'mail', id, action: 'confirmed' });
  });
}

/** At once, also one that waits for a later time. */
export function retryMail(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return act(deps, actor, id, 'retry', (tx, mail) => queueAgain(deps, tx, actor, mail));
}

function act(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  wanted: MailAct,
  work: (tx: Tx, mail: MailRow) => Promise<void>,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const mail = await lockMail(tx, actor.workspaceId, id);
    if (mail === undefined) return notFound('mail');
    if (!allowedMailActs(mail.state, mail.to_address).includes(wanted))
      return conflict('mailNotOpen', refusals[wanted]);
    await work(tx, mail);
    return done(null);
  });
}

const refusals: Readonly<Record<MailAct, string>> = {
  decide: 'Only a mail that may have arrived is for a person to decide.',
  retry: 'This mail is on its way, sent already, or to an address that none is sent to.',
};

async function queueAgain(deps: CommandDeps, tx: Tx, actor: Actor, { id }: MailRow): Promise<void> {
  const { workspaceId } = actor;
  await setMailQueued(tx, workspaceId, id);
  await recordChange(deps, tx, actor, { kind: 'mail', id, action: 'queued again' });
  await wakeSendMails(tx, { workspaceId });
}

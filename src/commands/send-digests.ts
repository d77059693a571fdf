/** Queues the daily mail of whoever wants one: what each has not read by that hour, once a day. */
import { digestMail, lastDigestTime } from '../domain/notification-mail.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { type DigestReader, listDigestReaders, markDigestSent } from '../store/notification-digests.ts';
import { lockForDigest, markMailed } from '../store/notifications.ts';
import type { NotifyDeps } from './notify.ts';
import { queueMails } from './queue-mail.ts';

export async function sendDigests(deps: NotifyDeps): Promise<void> {
  for (const reader of await listDigestReaders(deps.db))
    await inTransaction(deps.db, (tx) => sendDigest(deps, tx, reader));
}

async function sendDigest(deps: NotifyDeps, tx: Tx, reader: DigestReader): Promise<void> {
  const { workspaceId, workspaceName, userId, timeZone, digestHour } = reader;
  const now = deps.clock.now();
  const due = lastDigestTime(timeZone, digestHour, now.getTime());
  const unread = await lockForDigest(tx, workspaceId, userId, new Date(due.atMs));
  if (unread.length === 0) return;
  const mailId = deps.ids();
  // Of two rounds at once the second finds the day's row there.
  if (!(await markDigestSent(tx, workspaceId, { userId, day: due.day, mailId }))) return;
  const ids = unread.map(({ id }) => id);
  await markMailed(tx, workspaceId, ids, now);
  const mail = {
    id: mailId,
    to: reader.email,
    toName: reader.name,
    ...digestMail(unread, { publicUrl: deps.publicUrl, workspaceName }),
    about: { kind: 'digest', id: mailId } as const,
  };
  await queueMails(deps, tx, workspaceId, [mail]);
}

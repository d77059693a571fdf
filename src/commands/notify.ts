/** Tells people of something in the application, and by e-mail as each of them has chosen. */
import { initialNotificationSettings, type Message } from '../domain/notification.ts';
import { noticeMail } from '../domain/notification-mail.ts';
import { announceAll } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { type Addressee, listAddressees } from '../store/notification-settings.ts';
import { insertNotifications, type NewNotification } from '../store/notifications.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { CommandDeps } from './deps.ts';
import { queueMails } from './queue-mail.ts';

export type NotifyDeps = CommandDeps & {
  /** Our own address: what a mail links to. */
  readonly publicUrl: string;
};

/** People who belong to the workspace no more are left out. @returns the ids of what they are told, one each. */
export async function notify(
  deps: NotifyDeps,
  tx: Tx,
  workspaceId: string,
  message: Message,
): Promise<readonly string[]> {
  const people = await listAddressees(tx, workspaceId, message.userIds);
  if (people.length === 0) return [];
  const told = people.map((person) => ({ person, notification: notificationFor(deps, person, message) }));
  const notifications = told.map(({ notification }) => notification);
  await insertNotifications(tx, workspaceId, notifications);
  await mailAtOnce(deps, tx, workspaceId, told);
  const ids = notifications.map(({ id }) => id);
  await announceAll(
    tx,
    ids.map((id) => ({ workspaceId, kind: 'notification', id })),
  );
  return ids;
}

type Told = { readonly person: Addressee; readonly notification: NewNotification };

function notificationFor(deps: CommandDeps, person: Addressee, message: Message): NewNotification {
  const { title, body, about, byEmail } = message;
  const { email } = person.settings ?? initialNotificationSettings;
  const at = deps.clock.now();
  const mailedAt = byEmail && email === 'atOnce' ? at : null;
  return { id: deps.ids(), userId: person.userId, title, body, about, byEmail, mailedAt, at };
}

async function mailAtOnce(
  deps: NotifyDeps,
  tx: Tx,
  workspaceId: string,
  told: readonly Told[],
): Promise<void> {
  const mailed = told.filter(({ notification }) => notification.mailedAt !== null);
  if (mailed.length === 0) return;
  const workspace = await findWorkspace(tx, workspaceId);
  const from = { publicUrl: deps.publicUrl, workspaceName: workspace?.name ?? '' };
  const mails = mailed.map(({ person, notification }) => ({
    id: deps.ids(),
    to: person.email,
    toName: person.name,
    ...noticeMail(notification, from),
    about: { kind: 'notification', id: notification.id } as const,
  }));
  await queueMails(deps, tx, workspaceId, mails);
}

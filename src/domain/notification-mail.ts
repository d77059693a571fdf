/** How people are told of things by mail: of one at once, or once a day of what they have not read. */
import { Temporal } from 'temporal-polyfill';
import { type NotificationAbout, pathOfAbout } from './notification.ts';

/** The last time at which a digest was due: the day that it counts for, and the instant up to which it tells. */
export function lastDigestTime(
  timeZone: string,
  hour: number,
  nowMs: number,
): { readonly day: string; readonly atMs: number } {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  const dueOn = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone, plainTime: { hour } });
  const today = dueOn(now.toPlainDate());
  const last =
    Temporal.ZonedDateTime.compare(today, now) <= 0 ? today : dueOn(now.toPlainDate().subtract({ days: 1 }));
  return { day: last.toPlainDate().toString(), atMs: last.epochMilliseconds };
}

export type Told = {
  readonly title: string;
  readonly body: string | null;
  readonly about: NotificationAbout | null;
};

/** More than that is for the inbox. */
const MOST_IN_DIGEST = 50;

export function digestMail(
  told: readonly Told[],
  { publicUrl, workspaceName }: { readonly publicUrl: string; readonly workspaceName: string },
): { readonly subject: string; readonly text: string } {
  const shown = told.slice(0, MOST_IN_DIGEST).map((each) => entryOf(each, publicUrl));
  const more = told.length - shown.length;
  const parts = [
    ...shown,
    ...(more > 0 ? [`And ${more} more in your inbox.`] : []),
    `All of it: ${publicUrl}/inbox`,
    signature(publicUrl, workspaceName),
  ];
  const things = told.length === 1 ? '1 thing' : `${told.length} things`;
  return { subject: `${workspaceName}: ${things} you have not read`, text: parts.join('\n\n') };
}

/** The mail of one thing, at once. */
export function noticeMail(
  told: Told,
  { publicUrl, workspaceName }: { readonly publicUrl: string; readonly workspaceName: string },
): { readonly subject: string; readonly text: string } {
  const text = [entryOf(told, publicUrl), signature(publicUrl, workspaceName)].join('\n\n');
  return { subject: told.title, text };
}

function entryOf({ title, body, about }: Told, publicUrl: string): string {
  const link = `${publicUrl}${about === null ? '/inbox' : pathOfAbout(about)}`;
  return [title, ...(body === null ? [] : [body]), link].join('\n');
}

function signature(publicUrl: string, workspaceName: string): string {
  return `-- \n${workspaceName}. How you hear of things: ${publicUrl}/settings/notifications`;
}

/** What a webhook body looks like on the wire, and how it is signed, rightly and wrongly. */

import { createHmac } from 'node:crypto';
import type { WebhookEventRecord } from '../tables.ts';
import type { World } from '../world.ts';

/** Base64 of HMAC-SHA256 over the raw body; the key is taken as text, not decoded. */
export function signatureOf(key: string, body: string): string {
  return createHmac('sha256', key).update(body, 'utf8').digest('base64');
}

/** A wrong signature that differs from the right one by a single character, as Xero's own wrong ones do. */
export function offByOne(world: World, signature: string): string {
  // Not among the last characters: their lowest bits do not count, and two spellings would decode to the same bytes.
  const at = world.chance.integer(40);
  const other = signature.charAt(at) === 'A' ? 'B' : 'A';
  return `${signature.slice(0, at)}${other}${signature.slice(at + 1)}`;
}

const RESOURCES = {
  INVOICE: 'Invoices',
  CONTACT: 'Contacts',
  CREDITNOTE: 'CreditNotes',
  PREPAYMENT: 'Prepayments',
  OVERPAYMENT: 'Overpayments',
} as const;

/** The spaces after some colons and commas are Xero's own: whoever signs a re-written body finds out. */
export function eventsBody(world: World, events: readonly WebhookEventRecord[]): string {
  const list = events.map((event) =>
    JSON.stringify({
      resourceUrl: `https://api.xero.com/api.xro/2.0/${RESOURCES[event.category]}/${event.resourceId}`,
      resourceId: event.resourceId,
      eventDateUtc: new Date(event.at).toISOString().slice(0, 23),
      eventType: event.type,
      eventCategory: event.category,
      tenantId: event.tenantId,
      tenantType: 'ORGANISATION',
      data: event.data,
    }),
  );
  return envelope(world, list.join(','), events[0]?.sequence ?? 0, events.at(-1)?.sequence ?? 0);
}

export const intentBody = (world: World): string => envelope(world, '', 0, 0);

/** The same events about records that do not exist: whoever believes it will look in vain. */
export function forgedBody(world: World, events: readonly WebhookEventRecord[]): string {
  return eventsBody(
    world,
    events.map((event) => ({ ...event, resourceId: world.chance.uuid() })),
  );
}

function envelope(world: World, events: string, first: number, last: number): string {
  const entropy = world.chance.text(20, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return `{"events":[${events}],"firstEventSequence": ${first},"lastEventSequence": ${last}, "entropy": "${entropy}"}`;
}

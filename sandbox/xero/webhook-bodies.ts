/** What a webhook body looks like on the wire. */

import type { WebhookEventRecord } from '../tables.ts';
import type { World } from '../world.ts';

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

/** What a webhook body looks like on the wire: CloudEvents in a bare array, or the older shape by company. */

import { createHash } from 'node:crypto';
import type { WaitingEvent } from '../webhook-outbox.ts';
import type { Switches } from './settings.ts';
import type { LedgerEvent, World } from './world.ts';

export interface WebhookEvent extends LedgerEvent, WaitingEvent {
  /** The CloudEvents id, the same at every attempt: by it a receiver knows what it has had. */
  readonly eventId: string;
  /** Has been sent before, or is on its way. */
  readonly wasTried?: boolean;
}

/** What happened to what: the same within the moment of gathering is told once. */
export const subjectOf = ({ realmId, entity, id, operation, deletedId = '' }: LedgerEvent): string =>
  [realmId, entity, id, operation, deletedId].join('/').toLowerCase();

export const bodyOf = (world: World, events: readonly WebhookEvent[]): string =>
  world.settings().switches.webhookShape === 'cloudEvents'
    ? cloudEvents(world, events)
    : notifications(events);

/** The same about records that do not exist, under ids of their own. */
export function forgedBody(world: World, events: readonly WebhookEvent[]): string {
  const forged = events.map((event) => {
    const id = String(900_000_000 + world.chance.integer(100_000_000));
    return { ...event, id, eventId: `${world.chance.uuid()}-${event.entity}-${id}` };
  });
  return bodyOf(world, forged);
}

const OLDER_WORDS: Readonly<Record<LedgerEvent['operation'], string>> = {
  created: 'Create',
  updated: 'Update',
  deleted: 'Delete',
  merged: 'Merge',
  voided: 'Void',
  emailed: 'Emailed',
};

function cloudEvents(world: World, events: readonly WebhookEvent[]): string {
  const source = `intuit.${createHash('sha256').update(world.client.id).digest('base64')}`;
  return JSON.stringify(
    events.map((event) => ({
      specversion: '1.0',
      id: event.eventId,
      source,
      type: `qbo.${event.entity.toLowerCase()}.${event.operation}.v1`,
      time: timeOf(event),
      intuitentityid: event.id,
      intuitaccountid: event.realmId,
      ...dataOf(world.settings().switches, event),
    })),
  );
}

/** Nanoseconds in some samples and whole seconds in others: here by turns, so that nobody counts on either. */
function timeOf({ at, sequence }: WebhookEvent): string {
  const [seconds = '', thousandths = '000'] = new Date(at).toISOString().slice(0, 23).split('.');
  return sequence % 2 === 0 ? `${seconds}Z` : `${seconds}.${thousandths}179851Z`;
}

/** A sample of Intuit's has neither `data` nor its type; others have an empty one. */
function dataOf({ webhookData }: Switches, { deletedId }: WebhookEvent): object {
  const datacontenttype = 'application/json';
  if (deletedId !== undefined) return { datacontenttype, data: { deletedid: deletedId } };
  return webhookData === 'absent' ? {} : { datacontenttype, data: {} };
}

function notifications(events: readonly WebhookEvent[]): string {
  const realms = [...new Set(events.map(({ realmId }) => realmId))];
  return JSON.stringify({
    eventNotifications: realms.map((realmId) => ({
      realmId,
      dataChangeEvent: { entities: events.filter((event) => event.realmId === realmId).map(olderEntity) },
    })),
  });
}

const olderEntity = ({ id, operation, entity, at, deletedId }: WebhookEvent): object => ({
  id,
  operation: OLDER_WORDS[operation],
  name: entity,
  lastUpdated: new Date(at).toISOString(),
  ...(deletedId !== undefined && { deletedId }),
});

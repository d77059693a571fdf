/** Xero's webhooks: the signature over the raw body, and what its events say. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { readJson } from '../../lib/exact-json.ts';
import type { LedgerEvent, LedgerProvider } from '../provider.ts';

/**
 * Checks one delivery. A body without events is Xero's "intent to receive": it too is `events`, with none.
 * Source: developer.xero.com, Webhooks overview.
 */
export function verifyWebhook(
  webhookKey: string,
  { rawBody, headers }: { readonly rawBody: Uint8Array; readonly headers: Headers },
): ReturnType<LedgerProvider['verifyWebhook']> {
  return isSigned(webhookKey, rawBody, headers.get('x-xero-signature') ?? '')
    ? { kind: 'events', events: eventsIn(new TextDecoder().decode(rawBody)) }
    : { kind: 'invalid' };
}

// The texts are compared, not the bytes they encode: two base64 texts may stand for the same bytes, and Xero's own
// trial sends signatures with one wrong character.
function isSigned(webhookKey: string, rawBody: Uint8Array, signature: string): boolean {
  const expected = Buffer.from(createHmac('sha256', webhookKey).update(rawBody).digest('base64'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const eventSchema = z.object({
  resourceId: z.string(),
  eventDateUtc: z.string(),
  eventType: z.string(),
  eventCategory: z.string(),
  tenantId: z.string(),
});
const deliverySchema = z.object({ events: z.array(z.unknown()) });

// A signed body that cannot be read holds nothing we could act on; the sweep brings what it meant.
function eventsIn(text: string): readonly LedgerEvent[] {
  try {
    const delivery = deliverySchema.parse(readJson(text));
    return delivery.events.flatMap((event) => {
      const parsed = eventSchema.safeParse(event);
      return parsed.success ? [ledgerEventOf(parsed.data)] : [];
    });
  } catch {
    return [];
  }
}

function ledgerEventOf(event: z.infer<typeof eventSchema>): LedgerEvent {
  return {
    organisationId: event.tenantId,
    resource: resourceOf(event.eventCategory.toUpperCase()),
    ledgerId: event.resourceId,
    kind: event.eventType.toUpperCase() === 'CREATE' ? 'create' : 'update',
    // The contact itself says it.
    mergedInto: null,
    at: event.eventDateUtc,
  };
}

function resourceOf(category: string): LedgerEvent['resource'] {
  return resources.get(category) ?? 'other';
}

const resources: ReadonlyMap<string, LedgerEvent['resource']> = new Map([
  ['INVOICE', 'invoice'],
  ['CONTACT', 'contact'],
  ['CREDITNOTE', 'creditNote'],
  ['PREPAYMENT', 'prepayment'],
  ['OVERPAYMENT', 'overpayment'],
]);

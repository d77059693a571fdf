/** QuickBooks' webhooks: the signature over the raw body, and what its events say, in either of their two forms. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { readJson } from '../../lib/exact-json.ts';
import type { LedgerEvent, LedgerProvider } from '../provider.ts';

/** Checks one delivery. Source: developer.intuit.com, Webhooks; the signature is the same for both forms. */
export function verifyWebhook(
  webhookToken: string,
  { rawBody, headers }: { readonly rawBody: Uint8Array; readonly headers: Headers },
): ReturnType<LedgerProvider['verifyWebhook']> {
  return isSigned(webhookToken, rawBody, headers.get('intuit-signature') ?? '')
    ? { kind: 'events', events: eventsIn(new TextDecoder().decode(rawBody)) }
    : { kind: 'invalid' };
}

// The texts are compared, not the bytes they encode: two base64 texts may stand for the same bytes.
function isSigned(webhookToken: string, rawBody: Uint8Array, signature: string): boolean {
  const expected = Buffer.from(createHmac('sha256', webhookToken).update(rawBody).digest('base64'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What both forms say of one change. */
type Change = {
  readonly companyId: string;
  readonly entity: string;
  readonly operation: string;
  readonly ledgerId: string;
  /** Of a merge: the record that went into this one. */
  readonly goneId: string | null;
  readonly at: string;
};

// A signed body that cannot be read holds nothing we could act on; the sweep brings what it meant.
function eventsIn(text: string): readonly LedgerEvent[] {
  try {
    const delivery = readJson(text);
    const changes = Array.isArray(delivery)
      ? delivery.flatMap(changesInCloudEvent)
      : changesInNotice(delivery);
    return changes.flatMap(eventsOf);
  } catch {
    return [];
  }
}

const cloudEventSchema = z.object({
  type: z.string(),
  time: z.string(),
  intuitentityid: z.string().min(1),
  intuitaccountid: z.string().min(1),
  data: z.object({ deletedid: z.string().nullish() }).nullish(),
});

/** `qbo.invoice.updated.v1`. Events of several companies may share a delivery, and one that is strange spoils no other. */
function changesInCloudEvent(event: unknown): readonly Change[] {
  const { data } = cloudEventSchema.safeParse(event);
  const [, entity, operation] = /^qbo\.([a-z]+)\.([a-z]+)\./.exec(data?.type ?? '') ?? [];
  if (data === undefined || entity === undefined || operation === undefined) return [];
  return [
    {
      companyId: data.intuitaccountid,
      entity,
      operation,
      ledgerId: data.intuitentityid,
      goneId: data.data?.deletedid ?? null,
      at: data.time,
    },
  ];
}

const noticeSchema = z.object({
  eventNotifications: z.array(
    z.object({
      realmId: z.string().min(1),
      dataChangeEvent: z.object({ entities: z.array(z.unknown()) }).nullish(),
    }),
  ),
});

const noticedSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  operation: z.string(),
  lastUpdated: z.string(),
  deletedId: z.string().nullish(),
});

function changesInNotice(delivery: unknown): readonly Change[] {
  return noticeSchema.parse(delivery).eventNotifications.flatMap(({ realmId, dataChangeEvent }) =>
    (dataChangeEvent?.entities ?? []).flatMap((entity) => {
      const { data } = noticedSchema.safeParse(entity);
      if (data === undefined) return [];
      return [
        {
          companyId: realmId,
          entity: data.name.toLowerCase(),
          operation: data.operation.toLowerCase(),
          ledgerId: data.id,
          goneId: data.deletedId ?? null,
          at: data.lastUpdated,
        },
      ];
    }),
  );
}

/** A payment may have a part that pays nothing, which is a credit: both may have changed. Of a merge both sides have. */
function eventsOf({ companyId, entity, operation, ledgerId, goneId, at }: Change): readonly LedgerEvent[] {
  const changed = {
    organisationId: companyId,
    ledgerId,
    kind: kindOf(operation),
    mergedInto: null,
    at: wholeSecond(at),
  };
  const gone =
    goneId === null ? [] : [{ ...changed, ledgerId: goneId, kind: 'delete' as const, mergedInto: ledgerId }];
  return [changed, ...gone].flatMap((event) =>
    resourcesOf(entity).map((resource) => ({ ...event, resource })),
  );
}

function kindOf(operation: string): LedgerEvent['kind'] {
  if (operation.startsWith('create')) return 'create';
  return operation.startsWith('delete') ? 'delete' : 'update';
}

function resourcesOf(entity: string): readonly LedgerEvent['resource'][] {
  return resources.get(entity) ?? ['other'];
}

const resources: ReadonlyMap<string, readonly LedgerEvent['resource'][]> = new Map([
  ['invoice', ['invoice']],
  ['customer', ['contact']],
  ['payment', ['payment', 'overpayment']],
  ['creditmemo', ['creditNote']],
] as const);

/** Cut to the second, as records say when they changed: an event is never later than the change that it tells of. */
function wholeSecond(at: string): string {
  return at.replace(/(T\d{2}:\d{2}:\d{2})\.\d+/, '$1');
}

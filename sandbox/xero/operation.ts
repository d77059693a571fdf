/** One operation of the API, and what its handler is given. */

import type { Answer } from './errors.ts';
import { json } from './errors.ts';
import type { Ledger } from './ledger.ts';
import { bareInstant, type Received, type Wire } from './wire.ts';

export interface Operation {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Segments after `/api.xro/2.0`; `:id` takes anything. */
  readonly path: string;
  /** Any one of these will do. */
  readonly scopes: readonly string[];
  /** Its body is a file, and its answer may be one: neither need be JSON. */
  readonly isFile?: boolean;
  /** Runs inside a transaction; whatever it throws undoes everything it did. */
  readonly handle: (call: Call) => Answer;
}

export interface Call {
  readonly ledger: Ledger;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Absent when there was no body. */
  readonly body: Received | undefined;
  /** As it was sent; of a file one character for each byte. */
  readonly bodyText: string;
}

/** The granular scopes of 2026 with the broad ones that they replace until September 2027. */
const AREAS = {
  invoices: ['accounting.invoices', 'accounting.transactions'],
  payments: ['accounting.payments', 'accounting.transactions'],
  banktransactions: ['accounting.banktransactions', 'accounting.transactions'],
  contacts: ['accounting.contacts'],
  settings: ['accounting.settings'],
  items: ['accounting.settings', 'accounting.invoices', 'accounting.transactions'],
  attachments: ['accounting.attachments'],
} as const;

export function scopes(area: keyof typeof AREAS, access: 'read' | 'write'): readonly string[] {
  const areas: readonly string[] = AREAS[area];
  return access === 'write' ? areas : areas.flatMap((scope) => [scope, `${scope}.read`]);
}

/** Decimals of UnitAmount: two, or four with `unitdp=4`. */
export const unitPlaces = ({ query }: Call): number => (query.get('unitdp') === '4' ? 4 : 2);

/** The usual 200: the envelope with one list. */
export function listAnswer(call: Call, plural: string, records: readonly Wire[], pagination?: Wire): Answer {
  const { world, now } = call.ledger;
  return json(200, {
    Id: world.chance.uuid(),
    Status: 'OK',
    ProviderName: world.client.name,
    DateTimeUTC: bareInstant(now),
    pagination,
    [plural]: records,
  });
}

/** The accounting API's one entrance: limits, then token, organisation, scope, idempotency, and the operation itself. */

import type { World } from '../world.ts';
import { accountOperations } from './accounts.ts';
import { bankTransactionOperations } from './bank-transactions.ts';
import { batchPaymentOperations } from './batch-payments.ts';
import { brandingThemeOperations } from './branding-themes.ts';
import { contactOperations } from './contacts.ts';
import { creditNoteOperations } from './credit-notes.ts';
import { currencyOperations } from './currencies.ts';
import {
  type Answer,
  badToken,
  notFound,
  notImplemented,
  notJson,
  RequestRefused,
  scopeMissing,
  tokenExpired,
  wrongTenant,
} from './errors.ts';
import { type KeyedRequest, remember, replay, takesKey } from './idempotency.ts';
import { invoiceOperations } from './invoices.ts';
import { itemOperations } from './items.ts';
import { type Ledger, openLedger, PERSON } from './ledger.ts';
import { moneyCreditOperations } from './money-credits.ts';
import type { Operation } from './operation.ts';
import { organisationOperations } from './organisation.ts';
import { paymentOperations } from './payments.ts';
import { reportOperations } from './reports.ts';
import { taxRateOperations } from './tax-rates.ts';
import { checkToken } from './tokens.ts';
import { trackingCategoryOperations } from './tracking-categories.ts';
import { fromJson } from './wire.ts';

export const API_PATH = '/api.xro/2.0';

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Of a file one character for each byte. */
  readonly body: string;
}

/** Whether the body of such a request is a file rather than text. */
export const carriesFile = ({ pathname }: URL): boolean => /\/Attachments\/[^/]+$/i.test(pathname);

/** Everything after the rate limits; synchronous, so that one request is one transaction. */
export function answerApi(world: World, request: ApiRequest): Answer {
  return world.store.transaction(() => {
    try {
      return admit(world, request);
    } catch (error) {
      if (error instanceof RequestRefused) return error.answer;
      throw error;
    }
  });
}

function admit(world: World, request: ApiRequest): Answer {
  const token = checkToken(world, request.headers.get('Authorization'));
  if (token.kind === 'unknown') return badToken(world);
  if (token.kind === 'expired') return tokenExpired(world, token.expiredAt);
  const tenantId = (request.headers.get('xero-tenant-id') ?? '').toLowerCase();
  const ledger = openLedger(world, tenantId, { user: PERSON.user, app: world.client.id });
  if (!ledger || !isConnected(world, tenantId)) return wrongTenant(world);
  const found = findOperation(request);
  if (found.kind === 'none') return found.answer;
  if (!found.operation.scopes.some((scope) => token.scopes.includes(scope))) return scopeMissing(world);
  const isDownload = found.operation.isFile && request.method === 'GET';
  if (!isDownload && !acceptsJson(request.headers)) return notJson();
  return keyed(world, request, () => run(ledger, request, found.operation, found.params));
}

const isConnected = (world: World, tenantId: string): boolean =>
  world.app.connections.all().some((connection) => connection.tenantId === tenantId && connection.isActive);

function acceptsJson(headers: Headers): boolean {
  const accepted = headers.get('Accept') ?? '';
  return accepted.includes('application/json') || accepted.includes('application/pdf');
}

/** Answers from the key's first call, or does the work and remembers its answer, be it good or bad. */
function keyed(world: World, request: ApiRequest, work: () => Answer): Answer {
  const key = request.headers.get('Idempotency-Key');
  if (!key || !takesKey(request.method)) return work();
  const keyedRequest = keyedOf(request, key);
  const known = replay(world, keyedRequest);
  if (known) return known;
  const answer = refusalAsAnswer(world, work);
  remember(world, keyedRequest, answer);
  return answer;
}

export function keyedOf({ method, url, body }: ApiRequest, key: string): KeyedRequest {
  return { key, method, address: `${url.pathname}${url.search}`, body };
}

/** A refusal undoes what came before it, yet its answer is kept under the key. */
function refusalAsAnswer(world: World, work: () => Answer): Answer {
  return world.store.attempt(() => {
    try {
      return { keep: true, result: work() };
    } catch (error) {
      if (error instanceof RequestRefused) return { keep: false, result: error.answer };
      throw error;
    }
  });
}

function run(
  ledger: Ledger,
  request: ApiRequest,
  operation: Operation,
  params: Readonly<Record<string, string>>,
): Answer {
  // GETs may carry a body (the official SDK sends `{}`): nobody looks at it.
  const isUnread = request.body === '' || request.method === 'GET' || operation.isFile;
  const body = isUnread ? undefined : fromJson(request.body);
  const { headers } = request;
  return operation.handle({
    ledger,
    params,
    query: request.url.searchParams,
    headers,
    body,
    bodyText: request.body,
  });
}

/** Everything that is emulated; a test holds it against the vendor's own list. */
export const OPERATIONS: readonly Operation[] = [
  ...organisationOperations,
  ...accountOperations,
  ...taxRateOperations,
  ...itemOperations,
  ...currencyOperations,
  ...trackingCategoryOperations,
  ...brandingThemeOperations,
  ...contactOperations,
  ...invoiceOperations,
  ...creditNoteOperations,
  ...bankTransactionOperations,
  ...moneyCreditOperations,
  ...paymentOperations,
  ...batchPaymentOperations,
  ...reportOperations,
];

/** Nouns of the real API: what is not emulated of them answers 501 instead of 404. */
const NOUNS = [
  ...[
    'accounts',
    'bankTransactions',
    'bankTransfers',
    'batchPayments',
    'brandingThemes',
    'budgets',
    'contacts',
  ],
  ...['contactGroups', 'creditNotes', 'currencies', 'expenseClaims', 'invoices', 'invoiceReminders', 'items'],
  ...['journals', 'linkedTransactions', 'manualJournals', 'organisation', 'overpayments', 'payments'],
  ...[
    'paymentServices',
    'prepayments',
    'purchaseOrders',
    'quotes',
    'receipts',
    'repeatingInvoices',
    'reports',
  ],
  ...['setup', 'taxRates', 'trackingCategories', 'users'],
].map((noun) => noun.toLowerCase());

type Found =
  | {
      readonly kind: 'found';
      readonly operation: Operation;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'none'; readonly answer: Answer };

function findOperation({ method, url }: ApiRequest): Found {
  const segments = url.pathname.slice(API_PATH.length).split('/').filter(Boolean).map(decoded);
  for (const operation of OPERATIONS) {
    const params = operation.method === method ? matchPath(operation.path, segments) : undefined;
    if (params) return { kind: 'found', operation, params };
  }
  const isNoun = NOUNS.includes((segments[0] ?? '').toLowerCase());
  return { kind: 'none', answer: isNoun ? notImplemented() : notFound() };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function matchPath(path: string, segments: readonly string[]): Record<string, string> | undefined {
  const wanted = path.split('/').filter(Boolean);
  if (wanted.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}

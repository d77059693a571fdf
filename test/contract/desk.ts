/** Our side of the contract: a session as the engine keeps one, records to send, and everything that came out. */
import type {
  CallDescription,
  CallResult,
  ContactToCreate,
  CreditNoteToCreate,
  Grant,
  InvoiceToCreate,
  LedgerClient,
  LedgerProvider,
  Outcome,
  PaymentToCreate,
  Tokens,
} from '../../src/providers/provider.ts';
import type { LedgerHarness } from './harness.ts';

export type Desk = {
  readonly client: LedgerClient;
  readonly calls: readonly { readonly call: CallDescription; readonly result: CallResult }[];
  tokens(): Tokens;
  /** A failure for the next request, given instead of sending it. */
  forbid(failure: Extract<Outcome<never>, { ok: false }>['failure']): void;
};

/** Everything that a provider gave out besides tokens, and every token there was, to look for the one in the other. */
export type Watch = { readonly said: unknown[]; readonly tokens: Set<string> };

export const createWatch = (): Watch => ({ said: [], tokens: new Set() });

/** The practice ledger and the notes of the test that is running. */
export type Setting = { readonly harness: LedgerHarness; readonly watch: Watch };
export type CurrentSetting = () => Setting;

/** The value of an outcome that must be good. */
export function answerIn<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Expected an answer, got ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

/** The failure of an outcome that must be one. */
export function failureIn<T>(outcome: Outcome<T>) {
  if (outcome.ok) throw new Error(`Expected a failure, got ${JSON.stringify(outcome.value)}`);
  return outcome.failure;
}

/** Goes through consent as a person would. */
export async function connect(harness: LedgerHarness, watch: Watch): Promise<Grant> {
  const { provider, redirectUri } = harness;
  const request = { state: 'state-of-this-sign-in', verifier: 'v'.repeat(64), redirectUri };
  const callbackUrl = await harness.decide(await provider.authorizationUrl(request), 'allow');
  return keep(watch, answerIn(await provider.exchangeCode({ ...request, callbackUrl })));
}

/** Notes the tokens as secrets that must never be seen again. */
export function keep<T extends Tokens>(watch: Watch, tokens: T): T {
  watch.tokens.add(tokens.accessToken).add(tokens.refreshToken);
  return tokens;
}

/** Opens the books with a session as the engine keeps one: a refused token is refreshed, once and at once. */
export async function openDesk(
  harness: LedgerHarness,
  watch: Watch,
  provider: LedgerProvider = harness.provider,
): Promise<Desk> {
  let tokens: Tokens = await connect(harness, watch);
  const calls: { call: CallDescription; result: CallResult }[] = [];
  const forbidden: Extract<Outcome<never>, { ok: false }>['failure'][] = [];
  const client = provider.open({
    organisationId: harness.organisation.id,
    country: harness.organisation.country,
    baseCurrency: harness.organisation.baseCurrency,
    countsSalesTax: harness.organisation.countsSalesTax,
    accessToken: async (refused) => {
      if (refused !== tokens.accessToken) return { ok: true, value: tokens.accessToken };
      const refreshed = await harness.provider.refresh(tokens.refreshToken);
      if (!refreshed.ok) return refreshed;
      tokens = keep(watch, refreshed.value);
      return { ok: true, value: tokens.accessToken };
    },
    beforeCall: async () => {
      const failure = forbidden.shift();
      return failure === undefined ? { ok: true, value: null } : { ok: false, failure };
    },
    afterCall: async (call, result) => {
      calls.push({ call, result });
      watch.said.push(call, result);
    },
  });
  return {
    client: watched(client, watch),
    calls,
    tokens: () => tokens,
    forbid: (failure) => forbidden.push(failure),
  };
}

/** The same object, with every answer of its methods noted. */
export function watched<T extends object>(target: T, { said }: Watch): T {
  return new Proxy(target, {
    get(object, name, receiver) {
      const member: unknown = Reflect.get(object, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => noted(member.apply(object, args), said);
    },
  });
}

async function noteLater(answer: PromiseLike<unknown>, said: unknown[]): Promise<unknown> {
  try {
    const value = await answer;
    if (!isTokens(value)) said.push(value);
    return value;
  } catch (error) {
    said.push(error);
    throw error;
  }
}

function noted(answer: unknown, said: unknown[]): unknown {
  return answer instanceof Promise ? noteLater(answer, said) : answer;
}

const isTokens = (value: unknown): boolean => JSON.stringify(value)?.includes('"refreshToken"') ?? false;

/** A contact of ours, plainly a sample. */
export function sampleContact(marker: string, change: Partial<ContactToCreate> = {}): ContactToCreate {
  return {
    marker,
    currency: null,
    name: `Sample Customer ${marker}`,
    firstName: 'Sam',
    lastName: 'Sample',
    email: `${marker}@example.com`,
    phone: '555 0100',
    address: {
      lines: ['1 Sample Street'],
      city: 'Sampleton',
      region: null,
      postalCode: '1000',
      country: null,
    },
    ...change,
  };
}

/** An approved invoice of one line: 2 × 100.00 before tax, due in two weeks. */
export function sampleInvoice(
  { organisation, clock }: LedgerHarness,
  contactLedgerId: string,
  marker: string,
  change: Partial<InvoiceToCreate> = {},
): InvoiceToCreate {
  const line = {
    description: 'Printed caps',
    quantity: '2',
    unitPrice: '100.00',
    discountRate: '0',
    accountCode: organisation.salesAccount,
    itemCode: organisation.salesItem,
    taxType: organisation.salesTax,
    taxRate: organisation.salesTaxPercent,
    tracking: [],
  };
  const day = (offset: number) =>
    new Date(clock.now().getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  return {
    marker: `https://desk.example.com/invoices/${marker}`,
    contactLedgerId,
    number: null,
    reference: `Order ${marker}`,
    currency: organisation.baseCurrency,
    issueDate: day(0),
    dueDate: day(14),
    lineAmountType: 'exclusive',
    arriveAs: 'approved',
    brandingThemeId: null,
    currencyRate: null,
    lines: [line],
    ...change,
  };
}

/** The ledger's day, as far as ours tells: YYYY-MM-DD. */
export const today = ({ clock }: LedgerHarness): string => clock.now().toISOString().slice(0, 10);

/** A payment of today into the bank, of 50.00. */
export function samplePayment(
  harness: LedgerHarness,
  invoiceLedgerId: string,
  marker: string,
  change: Partial<PaymentToCreate> = {},
): PaymentToCreate {
  return {
    marker,
    invoiceLedgerId,
    accountCode: harness.organisation.bankAccount,
    amount: '50.00',
    paidOn: today(harness),
    reference: 'Card terminal',
    ...change,
  };
}

/** A credit note of one line: 30.00 before tax. */
export function sampleCreditNote(
  harness: LedgerHarness,
  contactLedgerId: string,
  marker: string,
  change: Partial<CreditNoteToCreate> = {},
): CreditNoteToCreate {
  const {
    marker: _marker,
    number: _number,
    dueDate: _dueDate,
    arriveAs: _arriveAs,
    lines,
    ...head
  } = sampleInvoice(harness, contactLedgerId, marker);
  return {
    ...head,
    marker,
    reference: 'Caps returned',
    lines: lines.map((line) => ({ ...line, quantity: '1', unitPrice: '30.00' })),
    ...change,
  };
}

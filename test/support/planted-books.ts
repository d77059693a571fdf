// Books as the engine would have read them, without one: invoices with their mirrors, payments and credits.
import { decimal, sum } from '../../src/domain/decimal.ts';
import type { TestApp } from './app.ts';

export type PlantedInvoice = {
  readonly companyId?: string;
  readonly contactId?: string;
  readonly jobId?: string;
  readonly number?: string;
  readonly status?: string;
  readonly currency?: string;
  readonly currencyRate?: string;
  /** Where the ledger multiplies. */
  readonly ownRate?: string;
  readonly issueDate: string;
  readonly dueDate?: string | null;
  readonly total: string;
  readonly tax?: string;
  readonly fullyPaidOn?: string;
  readonly lines?: readonly {
    readonly categoryId: string | null;
    readonly net: string;
    readonly tax?: string;
  }[];
  readonly payments?: readonly {
    readonly kind?: 'payment' | 'creditNote' | 'prepayment' | 'overpayment';
    readonly amount: string;
    readonly paidOn: string;
  }[];
};

export type PlantedCredit = {
  readonly kind?: 'creditNote' | 'prepayment' | 'overpayment';
  readonly contactLedgerId: string;
  readonly ledgerId?: string;
  readonly number?: string;
  readonly currency?: string;
  readonly currencyRate?: string;
  readonly ownRate?: string;
  readonly issueDate: string;
  readonly total: string;
  readonly tax?: string;
  readonly remaining: string;
  readonly allocations?: readonly { readonly amount: string; readonly date: string }[];
};

export type PlantedBooks = {
  readonly connectionId: string;
  invoice(planted: PlantedInvoice): Promise<string>;
  credit(planted: PlantedCredit): Promise<string>;
  /** Says who a customer is in the books. */
  tie(kind: 'company' | 'contact', subjectId: string, ledgerId: string): Promise<void>;
};

export async function plantBooks(
  { deps }: TestApp,
  workspaceId: string,
  books: {
    readonly provider?: 'xero' | 'quickbooks';
    readonly name?: string;
    readonly currency: string;
    readonly timeZone?: string;
    readonly isDefault?: boolean;
  },
): Promise<PlantedBooks> {
  const connectionId = deps.ids();
  const now = deps.clock.now();
  await deps.db
    .insertInto('connections')
    .values({
      workspace_id: workspaceId,
      id: connectionId,
      provider: books.provider ?? 'xero',
      organisation_id: connectionId,
      organisation_name: books.name ?? 'Sample Books',
      country: 'NZ',
      base_currency: books.currency,
      time_zone: books.timeZone ?? 'UTC',
      status: 'active',
      is_default: books.isDefault ?? true,
      first_connected_at: now,
      connected_at: now,
    })
    .execute();
  const common = { workspace_id: workspaceId, connection_id: connectionId };
  return {
    connectionId,
    async invoice(planted) {
      const id = deps.ids();
      const { total, tax = '0.00', currency = books.currency, payments = [] } = planted;
      const net = minus(total, tax);
      const paid = sumOf(payments.filter(({ kind }) => (kind ?? 'payment') === 'payment'));
      const credited = sumOf(payments.filter(({ kind }) => (kind ?? 'payment') !== 'payment'));
      const owing = minus(minus(total, paid), credited);
      await deps.db
        .insertInto('invoices')
        .values({
          ...common,
          id,
          number: planted.number ?? null,
          company_id: planted.companyId ?? null,
          contact_id: planted.contactId ?? null,
          job_id: planted.jobId ?? null,
          currency,
          issue_date: planted.issueDate,
          due_date: planted.dueDate ?? null,
          sync_state: 'inBooks',
          sub_total: net,
          total_tax: tax,
          total,
        })
        .execute();
      await deps.db
        .insertInto('mirrors')
        .values({
          ...common,
          invoice_id: id,
          ledger_id: `in-books-${id}`,
          number: planted.number ?? null,
          ledger_status: planted.status ?? (owing === '0.00' ? 'paid' : 'approved'),
          currency,
          currency_rate: planted.currencyRate ?? '1',
          own_rate: planted.ownRate ?? null,
          issue_date: planted.issueDate,
          due_date: planted.dueDate ?? null,
          sub_total: net,
          total_tax: tax,
          total,
          amount_owing: owing,
          amount_paid: paid,
          amount_credited: credited,
          fully_paid_on: planted.fullyPaidOn ?? null,
          ledger_updated_at: now,
          as_of: now,
        })
        .execute();
      for (const [position, line] of (planted.lines ?? []).entries())
        await deps.db
          .insertInto('invoice_lines')
          .values({
            workspace_id: workspaceId,
            id: deps.ids(),
            invoice_id: id,
            position,
            category_id: line.categoryId,
            description: 'Sample line',
            quantity: '1',
            unit_price: line.net,
            line_amount: line.net,
            tax_amount: line.tax ?? '0.00',
          })
          .execute();
      for (const [index, payment] of payments.entries())
        await deps.db
          .insertInto('payments')
          .values({
            ...common,
            id: deps.ids(),
            invoice_id: id,
            ledger_id: `${id}-${index}`,
            kind: payment.kind ?? 'payment',
            amount: payment.amount,
            currency,
            paid_on: payment.paidOn,
            recorded_in: 'books',
            as_of: now,
          })
          .execute();
      return id;
    },
    async credit(planted) {
      const id = deps.ids();
      const allocations = (planted.allocations ?? []).map((each, index) => ({
        ledgerId: `${id}-${index}`,
        invoiceLedgerId: 'elsewhere',
        ...each,
      }));
      await deps.db
        .insertInto('ledger_credits')
        .values({
          ...common,
          id,
          kind: planted.kind ?? 'creditNote',
          ledger_id: planted.ledgerId ?? id,
          contact_ledger_id: planted.contactLedgerId,
          number: planted.number ?? null,
          status: planted.remaining === '0.00' ? 'paid' : 'approved',
          currency: planted.currency ?? books.currency,
          currency_rate: planted.currencyRate ?? '1',
          own_rate: planted.ownRate ?? null,
          issue_date: planted.issueDate,
          total: planted.total,
          total_tax: planted.tax ?? null,
          remaining: planted.remaining,
          allocations: JSON.stringify(allocations),
          refunds: '[]',
          ledger_updated_at: now,
          as_of: now,
        })
        .execute();
      return id;
    },
    async tie(kind, subjectId, ledgerId) {
      await deps.db
        .insertInto('links')
        .values({ ...common, subject_kind: kind, subject_id: subjectId, ledger_id: ledgerId, linked_at: now })
        .execute();
    },
  };
}

const minus = (one: string, other: string): string => decimal(one).minus(decimal(other)).toFixed(2);

const sumOf = (parts: readonly { readonly amount: string }[]): string =>
  sum(parts.map(({ amount }) => decimal(amount))).toFixed(2);

/** What a payment of QuickBooks' settles, and by what: its own money, or credit memos that it only links. Pure. */
import Big from 'big.js';
import { z } from 'zod';
import { decimal, listOf, type Outgoing, optionalText } from '../../lib/exact-json.ts';
import { partsOfNote } from './marked-note.ts';
import { money, moneyOrNought, optionalRef, recordShape } from './wire.ts';

/** Part of what a payment brings, and where it goes. */
export type Part = {
  /** The credit memo that gives it; null: the payment's own money. */
  readonly memoId: string | null;
  readonly target: Target;
  readonly amount: string;
};

/** A refund is money that leaves: an expense or a check, booked against the customer. */
export type Target = { readonly kind: 'invoice' | 'refund' | 'other'; readonly id: string };

const linkSchema = z.object({ TxnId: z.string(), TxnType: z.string() });

const paymentSchema = z.object({
  ...recordShape,
  CustomerRef: optionalRef,
  CurrencyRef: optionalRef,
  ExchangeRate: decimal.nullish(),
  TxnDate: z.string(),
  TotalAmt: money,
  UnappliedAmt: moneyOrNought,
  PrivateNote: optionalText,
  PaymentRefNum: optionalText,
  Line: listOf(z.object({ Amount: moneyOrNought, LinkedTxn: listOf(linkSchema) })),
});

export type WirePayment = z.infer<typeof paymentSchema>;

/** Throws a ZodError for what is no payment. */
export const readPayment = (wire: unknown): WirePayment => paymentSchema.parse(wire);

/** There is no other sign of a void than what QuickBooks writes into the note, and that nothing is left. */
export function isVoided(record: {
  readonly PrivateNote: string | null;
  readonly TotalAmt: string;
}): boolean {
  return partsOfNote(record.PrivateNote, new Big(record.TotalAmt).eq(0)).isVoided;
}

/**
 * Who gives what to whom: QuickBooks says only what each side comes to. Credit memos give first, in the order of the
 * lines, so that a payment that only links them (of nought) brings no money; what they leave is paid.
 */
export function partsOf(payment: Pick<WirePayment, 'Line'>): readonly Part[] {
  const lines = payment.Line.flatMap(({ Amount, LinkedTxn: [link] }) =>
    link === undefined ? [] : [{ ...link, left: new Big(Amount) }],
  );
  const memos = lines.filter(({ TxnType }) => isMemo(TxnType));
  const parts: Part[] = [];
  for (const line of lines.filter(({ TxnType }) => !isMemo(TxnType))) {
    const target = { kind: kindOf(line.TxnType), id: line.TxnId };
    for (const memo of memos) {
      const given = memo.left.lt(line.left) ? memo.left : line.left;
      if (given.lte(0)) continue;
      parts.push({ memoId: memo.TxnId, target, amount: given.toFixed(2) });
      memo.left = memo.left.minus(given);
      line.left = line.left.minus(given);
    }
    if (line.left.gt(0)) parts.push({ memoId: null, target, amount: line.left.toFixed(2) });
  }
  return merged(parts);
}

/** The payment's lines as they are sent: of each what it links, and how much of it. */
export type SentLine = { readonly type: string; readonly id: string; readonly amount: string };

export function linesOfPayment({ Line }: Pick<WirePayment, 'Line'>): readonly SentLine[] {
  return Line.flatMap(({ Amount, LinkedTxn: [link] }) =>
    link === undefined ? [] : [{ type: link.TxnType, id: link.TxnId, amount: Amount }],
  );
}

/** The lines with so much more for one of the linked. */
export function withMore(lines: readonly SentLine[], more: SentLine): readonly SentLine[] {
  const known = lines.find((line) => isSameLink(line, more));
  if (known === undefined) return [...lines, more];
  return lines.map((line) => (line === known ? { ...line, amount: plus(line.amount, more.amount) } : line));
}

/** The lines without a part: its target has so much less, and the memo that gave it. */
export function without(lines: readonly SentLine[], { memoId, target, amount }: Part): readonly SentLine[] {
  const less = (all: readonly SentLine[], isMeant: (line: SentLine) => boolean) => {
    const meant = all.find(isMeant);
    return all.flatMap((line) => {
      if (line !== meant) return [line];
      const left = new Big(line.amount).minus(amount);
      return left.gt(0) ? [{ ...line, amount: left.toFixed(2) }] : [];
    });
  };
  const rest = less(lines, ({ type, id }) => !isMemo(type) && id === target.id);
  return memoId === null ? rest : less(rest, ({ type, id }) => isMemo(type) && id === memoId);
}

export function writtenLine({ type, id, amount }: SentLine): Outgoing {
  return { Amount: new Big(amount), LinkedTxn: [{ TxnId: id, TxnType: type }] };
}

const isMemo = (type: string): boolean => type === 'CreditMemo';

function kindOf(type: string): Target['kind'] {
  if (type === 'Invoice') return 'invoice';
  return ['Expense', 'Check', 'CreditCardCredit', 'Purchase'].includes(type) ? 'refund' : 'other';
}

const isSameLink = (one: SentLine, other: SentLine): boolean =>
  one.type === other.type && one.id === other.id;

const plus = (one: string, other: string): string => new Big(one).plus(other).toFixed(2);

// Two lines for one invoice are one to everybody else.
function merged(parts: readonly Part[]): readonly Part[] {
  const byPlace = new Map<string, Part>();
  for (const part of parts) {
    const place = `${part.memoId ?? ''} ${part.target.kind} ${part.target.id}`;
    byPlace.set(place, { ...part, amount: plus(byPlace.get(place)?.amount ?? '0', part.amount) });
  }
  return [...byPlace.values()];
}

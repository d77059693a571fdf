/** What people do meanwhile: invoices for new and for known customers, one at a time and by import, and payments. */
import { setTimeout as pause } from 'node:timers/promises';
import Big from 'big.js';
import type { Chance } from '../../sandbox/chance.ts';
import type { Client } from './client.ts';
import type { PracticeLedger } from './ledger.ts';

export type Flow = {
  /** The references of the invoices that the API said it has. */
  readonly accepted: Set<string>;
  /** The names of the customers that the API said it has. */
  readonly customers: Customer[];
  payments(): number;
  /** Begins nothing new and waits for what has begun. Throws what went wrong in it. */
  stop(): Promise<void>;
};

type Customer = { readonly id: string; readonly externalId: string; readonly name: string };

/** At their desks; one more sits in the books. */
const PEOPLE = 5;

export function startFlow(
  client: Client,
  ledger: PracticeLedger,
  chance: Chance,
  { runName, currency }: { readonly runName: string; readonly currency: string },
): Flow {
  const accepted = new Set<string>();
  const customers: Customer[] = [];
  let isOver = false;
  let count = 0;
  let payments = 0;
  const next = (): string => `${runName}-${++count}`;

  const act = async (): Promise<void> => {
    const dice = chance.integer(100);
    if (dice < 12) await importSome();
    else await saveOne(dice < 40 || customers.length === 0 ? await addCustomer() : oneOf(chance, customers));
  };
  const addCustomer = async (): Promise<Customer> => {
    const externalId = `customer-${next()}`;
    const fields = { firstName: 'Sam', lastName: externalId, email: `${externalId}@sample.example` };
    const { id } = await client.ask('POST', '/contacts', { ...fields, externalId });
    const customer = { id, externalId, name: `Sam ${externalId}` };
    customers.push(customer);
    return customer;
  };
  const saveOne = async (customer: Customer): Promise<void> => {
    const reference = next();
    await client.ask('POST', '/invoices', {
      contactId: customer.id,
      currency,
      issueDate: '2026-11-01',
      dueDate: dueDate(chance),
      reference,
      externalId: reference,
      lines: [{ description: 'Sample shirts', quantity: quantity(chance), unitPrice: '12.50' }],
      send: true,
    });
    accepted.add(reference);
  };
  const importSome = async (): Promise<void> => {
    if (customers.length === 0) return;
    const references = Array.from({ length: 3 + chance.integer(20) }, next);
    const rows = references.map((reference) => {
      const { externalId } = oneOf(chance, customers);
      return [reference, reference, externalId, '2026-11-01', dueDate(chance), quantity(chance)].join(',');
    });
    const head = 'Number,Reference,CustomerNumber,IssueDate,DueDate,Quantity,UnitPrice,Description';
    const csv = [head, ...rows.map((row) => `${row},7.30,Sample caps`)].join('\n');
    await client.ask('POST', '/imports/invoices', { csv, issue: true });
    for (const reference of references) accepted.add(reference);
  };
  const payOne = async (): Promise<void> => {
    const owing = (await ledger.invoices()).filter(
      (each) => each.reference.startsWith(runName) && each.status === 'AUTHORISED',
    );
    if (owing.length === 0) return;
    const { invoiceId, amountDue } = oneOf(chance, owing);
    const amount = chance.integer(2) === 0 ? amountDue : new Big(amountDue).div(3).round(2).toFixed(2);
    if (await ledger.recordPayment(invoiceId, amount)) payments += 1;
  };

  const repeat = async (what: () => Promise<void>, pauseMs: () => number): Promise<void> => {
    while (!isOver) {
      await what();
      await pause(pauseMs());
    }
  };
  const lives = [
    ...Array.from({ length: PEOPLE }, () => repeat(act, () => 50 + chance.integer(500))),
    repeat(payOne, () => 500 + chance.integer(1_000)),
  ];
  const ended = Promise.all(lives);
  // Whoever stops the flow hears of it.
  ended.catch(() => undefined);
  return {
    accepted,
    customers,
    payments: () => payments,
    async stop() {
      isOver = true;
      await ended;
    },
  };
}

function oneOf<T>(chance: Chance, choices: readonly T[]): T {
  const choice = choices[chance.integer(choices.length)];
  if (choice === undefined) throw new Error('There is nothing to choose from');
  return choice;
}

const quantity = (chance: Chance): string => String(1 + chance.integer(40));

/** Some wait for payment, some are overdue. */
const dueDate = (chance: Chance): string => (chance.integer(3) === 0 ? '2026-11-02' : '2199-01-01');

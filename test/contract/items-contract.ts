/** Items made for accounts, where the books book a line by its item alone. */
import { beforeEach, expect, test } from 'vitest';
import { newContact } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, failureIn, openDesk, sampleInvoice } from './desk.ts';

export function itemsContract(current: CurrentSetting): void {
  beforeEach((test) => {
    if (current().harness.facts.traits.linesName !== 'item') test.skip('Lines are booked by accounts');
  });

  /** A client that makes items, in books that need them. */
  const ready = async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const accountCode = harness.organisation.salesAccount;
    const make = (name: string, key: string) => {
      if (client.createItem === undefined) throw new Error('The adapter makes no items');
      return client.createItem({ name, accountCode }, key);
    };
    return { harness, client, accountCode, make };
  };

  test('an item made for an account stands among the others, and a line of it is booked there', async () => {
    const { harness, client, accountCode, make } = await ready();
    const item = answerIn(await make('Sample sales', 'key-1'));
    expect(item).toMatchObject({
      kind: 'item',
      name: 'Sample sales',
      isActive: true,
      details: { accountCode },
    });
    expect(answerIn(await client.references())).toContainEqual(item);
    const invoice = sampleInvoice(harness, await newContact(client), 'i-1');
    const lines = invoice.lines.map((line) => ({ ...line, itemCode: item.code }));
    const [outcome] = answerIn(await client.createInvoices([{ ...invoice, lines }], 'key-2'));
    expect(outcome).toMatchObject({ ok: true, value: { lines: [{ itemCode: item.code, accountCode }] } });
  });

  test('the same key makes no second item, and a name that is taken is refused', async () => {
    const { make } = await ready();
    const item = answerIn(await make('Sample sales', 'key-1'));
    expect(answerIn(await make('Sample sales', 'key-1'))).toEqual(item);
    expect(failureIn(await make('Sample sales', 'key-2'))).toMatchObject({
      kind: 'rejected',
      problems: [{ field: 'name' }],
    });
  });
}

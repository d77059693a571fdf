/** Contacts changed in the books: by their ids, only what was changed, one refusal touching no other. */
import { expect, test } from 'vitest';
import { newContact } from './books-contract.ts';
import type { CurrentSetting } from './desk.ts';
import { answerIn, openDesk } from './desk.ts';

export function contactUpdatesContract(current: CurrentSetting): void {
  test('a changed contact keeps what was not changed, and an archived one keeps no other back', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const { name, requests } = harness.facts;
    const [one, two, archived] = [
      await newContact(client, 'c-1'),
      await newContact(client, 'c-2'),
      await newContact(client, 'c-3'),
    ] as const;
    await harness.books.archiveContact(archived);
    const [before] = answerIn(await client.contactsById([one]));
    const updates = [
      { ledgerId: one, changes: { name: name.typed, email: 'new@sample.example' } },
      { ledgerId: archived, changes: { phone: '555 0100' } },
      { ledgerId: two, changes: { name: harness.organisation.contactName } },
    ];
    const outcomes = answerIn(await client.updateContacts(updates, 'key-1'));
    expect(outcomes).toMatchObject([
      {
        ok: true,
        value: {
          ...before,
          name: name.held,
          email: 'new@sample.example',
          updatedAt: expect.any(Date),
        },
      },
      { ok: false, problems: [{ code: 'ContactArchived' }] },
      { ok: false, problems: [{ code: 'ContactAmbiguous' }] },
    ]);
    expect(harness.requests().at(-1)?.name).toBe(requests.updateContacts);
  });

  test('what an update would give a contact is seen in it afterwards, and not before', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const ledgerId = await newContact(client);
    const address = { lines: ['1', '2', '3', '4', '5'], city: 'Sydney', region: null, postalCode: null };
    const update = {
      ledgerId,
      changes: {
        name: harness.facts.name.typed,
        firstName: null,
        phone: '555 0199',
        address: { ...address, country: null },
      },
    };
    const [before] = answerIn(await client.contactsById([ledgerId]));
    expect(before && client.hasChanges(before, update)).toBe(false);
    answerIn(await client.updateContacts([update], 'key-1'));
    const [after] = answerIn(await client.contactsById([ledgerId]));
    expect(after && client.hasChanges(after, update)).toBe(true);
    // Emptied, an address leaves nothing behind.
    const emptied = { ledgerId, changes: { address: null, phone: null, email: null } };
    answerIn(await client.updateContacts([emptied], 'key-2'));
    expect(answerIn(await client.contactsById([ledgerId]))).toMatchObject([
      { whereabouts: { address: null, phone: null }, email: null, name: harness.facts.name.held },
    ]);
  });

  test('an id that the books do not know changes nobody', async () => {
    const { harness, watch } = current();
    const { client } = await openDesk(harness, watch);
    const ledgerId = harness.facts.unknownId;
    const update = { ledgerId, changes: { name: harness.organisation.contactName, phone: '555 0100' } };
    const [outcome] = answerIn(await client.updateContacts([update], 'key-1'));
    expect(outcome?.ok).toBe(false);
    expect(answerIn(await client.contactsById([ledgerId]))).toEqual([]);
  });
}

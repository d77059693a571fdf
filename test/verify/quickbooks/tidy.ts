/** Takes back what the run made, as far as a ledger lets anybody: what settles others first, customers last. */
import { recordsIn, textAt, type Wire } from '../records.ts';
import type { Tidied } from '../ways.ts';
import { changedSince, inactiveToo, type RawClient } from './raw-client.ts';

/** What belongs to a customer of this run is of this run, and so are the files and items that it made. */
export async function tidyBooks(raw: RawClient, runTag: string, since: Date): Promise<Tidied> {
  const left: string[] = [];
  let takenBack = 0;
  const change = async (entity: string, operation: 'update' | 'delete', bodies: readonly Wire[]) => {
    try {
      const refused = await raw.writeAll(entity, operation, bodies);
      left.push(...refused);
      takenBack += bodies.length - refused.length;
    } catch (error) {
      left.push(error instanceof Error ? error.message : String(error));
    }
  };
  const changed = changedSince(since);
  const named = async (entity: string, fields: readonly string[]) =>
    (await raw.list(entity, `${inactiveToo} AND ${changed}`)).filter((record) =>
      fields.some((field) => textAt(record, field).includes(runTag)),
    );
  const customers = await named('Customer', ['DisplayName', 'Notes']);
  const ours = new Set(customers.map((each) => textAt(each, 'Id')));
  const ofOurs = async (entity: string) =>
    (await raw.list(entity, changed)).filter(
      (record) =>
        ours.has(textAt(record, 'CustomerRef.value')) || ours.has(textAt(record, 'EntityRef.value')),
    );

  await change('Attachable', 'delete', (await filesAt(raw, changed, await ofOurs('Invoice'))).map(nameOf));
  // Each is listed when its turn has come: whatever settled it has changed it by then.
  for (const entity of ['Payment', 'Purchase', 'CreditMemo', 'Invoice'])
    await change(entity, 'delete', (await ofOurs(entity)).map(nameOf));
  await change('Item', 'update', (await named('Item', ['Name'])).filter(isActive).map(inactive));
  const emptied = await named('Customer', ['DisplayName', 'Notes']);
  await change('Customer', 'update', emptied.filter(isActive).map(inactive));
  return { takenBack, left };
}

async function filesAt(raw: RawClient, changed: string, invoices: readonly Wire[]): Promise<readonly Wire[]> {
  const ids = new Set(invoices.map((each) => textAt(each, 'Id')));
  return (await raw.list('Attachable', changed)).filter((file) =>
    recordsIn(file, 'AttachableRef').some(
      (ref) => textAt(ref, 'EntityRef.type') === 'Invoice' && ids.has(textAt(ref, 'EntityRef.value')),
    ),
  );
}

const nameOf = ({ Id, SyncToken }: Wire): Wire => ({ Id, SyncToken });

const isActive = (record: Wire): boolean => textAt(record, 'Active') !== 'false';

const inactive = (record: Wire): Wire => ({ ...nameOf(record), sparse: true, Active: false });

/** A change of a contact at QuickBooks: what is written, and whether what was read holds it already. Pure. */
import type { Outgoing } from '../../lib/exact-json.ts';
import { writeJson } from '../../lib/exact-json.ts';
import type { ContactToUpdate, LedgerContact } from '../provider.ts';
import { fieldsOf } from './contacts.ts';

/** Fields that are left out stay: that is what `sparse` is for. */
export function toCustomerUpdate({ ledgerId, changes }: ContactToUpdate, version: string): Outgoing {
  return { Id: ledgerId, SyncToken: version, sparse: true, ...fieldsOf(changes) };
}

/** Read and written alike are compared as QuickBooks would write them: what it cuts or drops is no difference. */
export function hasChanges(contact: LedgerContact, { changes }: ContactToUpdate): boolean {
  const written = fieldsOf(changes);
  const read = fieldsOf({ ...contact, ...(contact.whereabouts ?? { phone: null, address: null }) });
  return Object.keys(written).every(
    (field) => writeJson(written[field] ?? '') === writeJson(read[field] ?? ''),
  );
}

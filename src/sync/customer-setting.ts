/** Where trouble with a contact of the books is mended here: on the customer. */
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { billedSubject } from '../store/customers.ts';
import { findInvoicesByIds } from '../store/invoices.ts';
import type { Subject } from '../store/links.ts';
import type { SyncOperationRow } from '../store/sync-operations.ts';
import type { Place } from './kinds/kind.ts';

/** The same problems, with those about a contact leading to the customer whom the operation is about. */
export async function atCustomer(
  place: Place,
  operation: SyncOperationRow | undefined,
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  if (operation === undefined || !problems.some(isAboutContact)) return problems;
  const customer = await customerOf(place, operation);
  if (customer === null) return problems;
  const setting = `/${customer.kind === 'company' ? 'companies' : 'contacts'}/${customer.id}`;
  return problems.map((problem) => (isAboutContact(problem) ? { ...problem, setting } : problem));
}

const ofContacts: ReadonlySet<ProblemCode> = new Set(['ContactArchived', 'ContactAmbiguous']);

function isAboutContact({ code, setting }: Problem): boolean {
  return ofContacts.has(code) && setting === null;
}

async function customerOf({ tx }: Place, operation: SyncOperationRow): Promise<Subject | null> {
  const { workspace_id: workspaceId, subject_kind: kind, subject_id: id } = operation;
  if (kind === 'company' || kind === 'contact') return { kind, id };
  if (kind !== 'invoice') return null;
  const [invoice] = await findInvoicesByIds(tx, workspaceId, [id]);
  return invoice === undefined ? null : billedSubject(invoice);
}

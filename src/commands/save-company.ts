/** Creates, changes and archives companies. */
import { changeOf, changesBetween, type NamedFields } from '../domain/record-changes.ts';
import { announce } from '../store/changes.ts';
import {
  type Company,
  type CompanyChange,
  type CompanyFields,
  findCompany,
  findCompanyByExternalId,
  insertCompanies,
  lockCompany,
  replaceCompanyEmails,
  updateCompany,
} from '../store/companies.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import type { Actor } from './actor.ts';
import { unfitBooks } from './check-references.ts';
import type { CommandDeps } from './deps.ts';
import { customersBefore, queueCustomers } from './queue-customers.ts';
import { recordChange } from './record-change.ts';
import { changeOfBooks, recordEdit } from './record-edit.ts';
import { done, invalid, notFound, type Result, refuseStale } from './refusal.ts';
import { refuseChanged, type Was } from './refuse-changed.ts';

export type EmailToSave = { readonly email: string; readonly label: string | null };
export type CompanyToCreate = CompanyFields & {
  readonly emails: readonly EmailToSave[];
  readonly externalId: string | null;
};
export type Created<T> = { readonly record: T; readonly isNew: boolean };

/** With an external id that exists, answers the company that has it and changes nothing. */
export function createCompany(
  deps: CommandDeps,
  actor: Actor,
  company: CompanyToCreate,
): Promise<Result<Created<Company>>> {
  return inTransaction(deps.db, async (tx) => {
    if (company.externalId !== null) {
      const existing = await findCompanyByExternalId(tx, actor.workspaceId, company.externalId);
      if (existing !== undefined) return done({ record: existing, isNew: false });
    }
    const unfit = await unfitBooks(tx, actor.workspaceId, company.connectionId);
    if (unfit.length > 0) return invalid(unfit);
    const id = await createCompanyIn(deps, tx, actor, company);
    const subjects = [{ kind: 'company' as const, id }];
    await queueCustomers(deps, tx, actor, { subjects, before: new Map(), lane: 'interactive' });
    return done({ record: await loadCompany(tx, actor, id), isNew: true });
  });
}

/** Within a transaction of the caller; answers the id. */
export async function createCompanyIn(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  company: CompanyToCreate,
): Promise<string> {
  const id = deps.ids();
  await insertCompanies(tx, actor.workspaceId, [{ ...company, id, at: deps.clock.now() }]);
  await replaceCompanyEmails(tx, actor.workspaceId, id, withIds(deps, company.emails));
  await recordChange(deps, tx, actor, {
    kind: 'company',
    id,
    action: 'created',
    details: { name: company.name },
  });
  return id;
}

export type CompanyToChange = CompanyChange & {
  readonly emails?: readonly EmailToSave[] | undefined;
  /** False brings an archived company back. */
  readonly archived?: false | undefined;
  readonly version?: number | undefined;
  readonly was?: Was | undefined;
};

export function changeCompany(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  { version, was, emails, archived, ...fields }: CompanyToChange,
): Promise<Result<Company>> {
  return inTransaction(deps.db, async (tx) => {
    const current = await lockCompany(tx, actor.workspaceId, id);
    if (current === undefined) return notFound('company');
    const stale = refuseStale(version, current.version);
    if (stale !== null) return stale;
    const old = await loadCompany(tx, actor, id);
    const changed = refuseChanged(was, old);
    if (changed !== null) return changed;
    // Books that it is tied to already may have been disconnected meanwhile.
    const isTied = fields.connectionId === current.connectionId;
    const unfit = isTied ? [] : await unfitBooks(tx, actor.workspaceId, fields.connectionId);
    if (unfit.length > 0) return invalid(unfit);
    const subjects = [{ kind: 'company' as const, id }];
    const before = await customersBefore(tx, actor, subjects);
    const revived = archived === false ? { archivedAt: null } : {};
    await updateCompany(tx, actor.workspaceId, id, { ...fields, ...revived, at: deps.clock.now() });
    if (emails !== undefined) await replaceCompanyEmails(tx, actor.workspaceId, id, withIds(deps, emails));
    const now = await loadCompany(tx, actor, id);
    await recordEdit(deps, tx, actor, {
      ...{ kind: 'company', before: old, after: now },
      changes: [
        ...changesBetween(companyFields, old, now),
        ...changeOf('E-mails', addressesOf(old), addressesOf(now)),
        ...(await changeOfBooks(tx, actor, old.connectionId, now.connectionId)),
      ],
      details: { ...fields, ...(emails === undefined ? {} : { emails }) },
    });
    await queueCustomers(deps, tx, actor, { subjects, before, lane: 'interactive' });
    // Its invoices that were never sent go elsewhere now.
    if (!isTied && fields.connectionId !== undefined)
      await announce(tx, { workspaceId: actor.workspaceId, kind: 'invoice', id: null });
    return done(now);
  });
}

/** Archived companies keep their invoices and boards; they are only no longer offered. */
export function archiveCompany(deps: CommandDeps, actor: Actor, id: string): Promise<Result<Company>> {
  return inTransaction(deps.db, async (tx) => {
    if ((await lockCompany(tx, actor.workspaceId, id)) === undefined) return notFound('company');
    const at = deps.clock.now();
    await updateCompany(tx, actor.workspaceId, id, { archivedAt: at, at });
    await recordChange(deps, tx, actor, { kind: 'company', id, action: 'archived' });
    return done(await loadCompany(tx, actor, id));
  });
}

const companyFields: NamedFields<Company> = [
  ['name', 'Name'],
  ['phone', 'Phone'],
  ['address', 'Address'],
  ['city', 'City'],
  ['region', 'Region'],
  ['postalCode', 'Postcode'],
  ['country', 'Country'],
  ['taxNumber', 'Tax number'],
  ['notes', 'Notes'],
];

function addressesOf({ emails }: Company): string | null {
  return emails.length === 0 ? null : emails.map(({ email }) => email).join(', ');
}

async function loadCompany(tx: Tx, actor: Actor, id: string): Promise<Company> {
  const company = await findCompany(tx, actor.workspaceId, id);
  if (company === undefined) throw new Error('A company that was just written is not there');
  return company;
}

function withIds({ ids }: CommandDeps, emails: readonly EmailToSave[]) {
  return emails.map((email) => ({ id: ids(), ...email }));
}

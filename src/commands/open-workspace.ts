/** Makes a workspace fit to work in: its settings, the boards' first stages, the taxes of its currency, how customers pay. */
import { boards } from '../domain/custom-value.ts';
import type { Tx } from '../store/database.ts';
import { insertPaymentMethods } from '../store/payment-methods.ts';
import { insertStages } from '../store/stages.ts';
import { insertTaxComponents } from '../store/tax-components.ts';
import { insertViews } from '../store/views.ts';
import { insertWorkspace } from '../store/workspaces.ts';
import type { CommandDeps } from './deps.ts';

export type WorkspaceToOpen = {
  readonly name: string;
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly hasSampleData: boolean;
};

/** Answers the new workspace's id. */
export async function openWorkspace(deps: CommandDeps, tx: Tx, workspace: WorkspaceToOpen): Promise<string> {
  const id = deps.ids();
  await insertWorkspace(tx, { id, ...workspace, at: deps.clock.now() });
  await insertStages(
    tx,
    id,
    firstStages.map((stage) => ({ id: deps.ids(), isAccepted: stage.name === 'Accepted', ...stage })),
  );
  await insertTaxComponents(
    tx,
    id,
    firstTaxes(workspace.currency).map((tax) => ({ id: deps.ids(), ...tax })),
  );
  await insertPaymentMethods(
    tx,
    id,
    firstPaymentMethods.map((name, position) => ({ id: deps.ids(), name, position })),
  );
  await insertViews(
    tx,
    id,
    boards.map((board) => ({
      ...{ id: deps.ids(), board, name: 'Main', isMain: true, isShared: true, ownerId: null },
      settings: {},
    })),
  );
  return id;
}

const firstPaymentMethods = ['Bank transfer', 'Card', 'Cash'] as const;

export const noTaxName = 'No tax';

const firstStages = [
  { board: 'sales', name: 'Enquiry', color: 'gray', position: 0 },
  { board: 'sales', name: 'Quote sent', color: 'blue', position: 1 },
  { board: 'sales', name: 'Accepted', color: 'teal', position: 2 },
  { board: 'sales', name: 'Done', color: 'green', position: 3 },
  { board: 'jobs', name: 'To do', color: 'gray', position: 0 },
  { board: 'jobs', name: 'In production', color: 'blue', position: 1 },
  { board: 'jobs', name: 'Ready', color: 'teal', position: 2 },
  { board: 'jobs', name: 'Delivered', color: 'green', position: 3 },
] as const;

/** The standard sales tax where a currency has one country and the country one rate; people change it in Settings. */
const standardTaxes: Readonly<Record<string, { readonly name: string; readonly rate: string }>> = {
  GBP: { name: 'VAT 20%', rate: '20' },
  AUD: { name: 'GST 10%', rate: '10' },
  NZD: { name: 'GST 15%', rate: '15' },
  ZAR: { name: 'VAT 15%', rate: '15' },
  SGD: { name: 'GST 9%', rate: '9' },
};

function firstTaxes(currency: string) {
  const none = { name: noTaxName, rate: '0' };
  const standard = standardTaxes[currency];
  if (standard === undefined) return [{ ...none, isDefault: true }];
  return [
    { ...none, isDefault: false },
    { ...standard, isDefault: true },
  ];
}

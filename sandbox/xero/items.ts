/** `/Items`: what is sold and bought, with prices and accounts that lines may borrow. */

import { z } from 'zod';
import type { ItemDetailsRecord, ItemRecord } from '../records.ts';
import { type BatchShape, type Outcome, refused, writeBatch } from './batch.ts';
import { type Answer, notFound } from './errors.ts';
import { amount, flag, id, readElement, text } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { type Call, listAnswer, type Operation, scopes } from './operation.ts';
import { modifiedSince, sorted } from './paging.ts';
import { where } from './where.ts';
import { decimal, instant, type Received, type Wire, type WireObject } from './wire.ts';

const SHAPE: BatchShape = { plural: 'Items', idField: 'ItemID' };
const READ = scopes('items', 'read');
const WRITE = scopes('items', 'write');

export const itemOperations: readonly Operation[] = [
  { method: 'GET', path: '/Items', scopes: READ, handle: listItems },
  { method: 'GET', path: '/Items/:id', scopes: READ, handle: getItem },
  {
    method: 'PUT',
    path: '/Items',
    scopes: WRITE,
    handle: (call) => writeBatch(call, SHAPE, saveItem(call, false)),
  },
  {
    method: 'POST',
    path: '/Items',
    scopes: WRITE,
    handle: (call) => writeBatch(call, SHAPE, saveItem(call, true)),
  },
  { method: 'POST', path: '/Items/:id', scopes: WRITE, handle: postItem },
];

const details = z.object({ UnitPrice: amount, AccountCode: text, TaxType: text }).optional();
const itemInput = z.object({
  ItemID: id,
  Code: text,
  Name: text,
  Description: text,
  PurchaseDescription: text,
  IsSold: flag,
  IsPurchased: flag,
  SalesDetails: details,
  PurchaseDetails: details,
});
type ItemInput = z.infer<typeof itemInput>;

function listItems(call: Call): Answer {
  const isFresh = modifiedSince(call);
  const view = (item: ItemRecord) => itemView(call, item);
  const wanted = call.ledger.tables.items.all().filter((item) => isFresh(item.updatedAt));
  const look = { view, id: (item: ItemRecord) => item.itemId, byDefault: 'Code ASC' };
  const found = sorted(call.query, where(call.query.get('where'), wanted, { view }), look);
  return listAnswer(call, 'Items', found.map(view));
}

function getItem(call: Call): Answer {
  const item = findItem(call.ledger, call.params.id ?? '');
  return item ? listAnswer(call, 'Items', [itemView(call, item)]) : notFound();
}

function postItem(call: Call): Answer {
  const item = findItem(call.ledger, call.params.id ?? '');
  if (!item) return notFound();
  return writeBatch(call, SHAPE, (element) => store(call, item, readElement(itemInput, element)));
}

/** PUT makes new items only; POST overwrites the one with the same id or code. */
const saveItem =
  (call: Call, mayUpdate: boolean) =>
  (element: Received): Outcome => {
    const input = readElement(itemInput, element);
    const existing = findItem(call.ledger, input.ItemID ?? input.Code ?? '');
    if (existing && !mayUpdate) return refused(`Price List Item with Code '${existing.code}' already exists`);
    return store(call, existing, input);
  };

const findItem = ({ tables }: Ledger, idOrCode: string): ItemRecord | undefined =>
  tables.items.get(idOrCode.toLowerCase()) ?? tables.items.all().find((item) => item.code === idOrCode);

function store(call: Call, existing: ItemRecord | undefined, input: ItemInput): Outcome {
  const code = input.Code ?? existing?.code ?? '';
  if (code === '') return refused('Price List Item Code must be supplied');
  if (code.length > 30) return refused('Code must not be more than 30 characters long.');
  if ((input.Name?.length ?? 0) > 50) return refused('Name must not be more than 50 characters long.');
  const item: ItemRecord = {
    itemId: existing?.itemId ?? call.ledger.world.chance.uuid(),
    code,
    name: input.Name ?? existing?.name ?? code,
    description: input.Description ?? existing?.description ?? '',
    purchaseDescription: input.PurchaseDescription ?? existing?.purchaseDescription ?? '',
    isSold: input.IsSold ?? existing?.isSold ?? true,
    isPurchased: input.IsPurchased ?? existing?.isPurchased ?? true,
    sales: mergeDetails(existing?.sales, input.SalesDetails),
    purchase: mergeDetails(existing?.purchase, input.PurchaseDetails),
    updatedAt: call.ledger.now,
  };
  call.ledger.tables.items.put(item.itemId, item);
  return { ok: true, view: itemView(call, item) };
}

function mergeDetails(
  held: ItemDetailsRecord | undefined,
  sent: ItemInput['SalesDetails'],
): ItemDetailsRecord {
  return {
    ...held,
    ...(sent?.UnitPrice && { unitPrice: sent.UnitPrice }),
    ...(sent?.AccountCode && { accountCode: sent.AccountCode }),
    ...(sent?.TaxType && { taxType: sent.TaxType }),
  };
}

function itemView(call: Call, item: ItemRecord): WireObject {
  const places = call.query.get('unitdp') === '4' ? 4 : 2;
  const view = ({ unitPrice, accountCode, taxType }: ItemDetailsRecord): Wire => ({
    UnitPrice: unitPrice === undefined ? undefined : decimal(unitPrice, places),
    AccountCode: accountCode,
    TaxType: taxType,
  });
  return {
    ItemID: item.itemId,
    Code: item.code,
    Name: item.name,
    Description: item.description,
    PurchaseDescription: item.purchaseDescription,
    UpdatedDateUTC: instant(item.updatedAt),
    PurchaseDetails: view(item.purchase),
    SalesDetails: view(item.sales),
    IsTrackedAsInventory: false,
    IsSold: item.isSold,
    IsPurchased: item.isPurchased,
  };
}

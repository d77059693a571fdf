/** `/TrackingCategories` (read only here). */

import type { TrackingCategoryRecord } from '../records.ts';
import { type Answer, notFound } from './errors.ts';
import { type Call, listAnswer, type Operation, scopes } from './operation.ts';
import { isTrue } from './paging.ts';
import type { WireObject } from './wire.ts';

const READ = scopes('settings', 'read');

export const trackingCategoryOperations: readonly Operation[] = [
  { method: 'GET', path: '/TrackingCategories', scopes: READ, handle: listCategories },
  { method: 'GET', path: '/TrackingCategories/:id', scopes: READ, handle: getCategory },
];

function listCategories(call: Call): Answer {
  const withArchived = isTrue(call.query, 'includeArchived');
  const shown = call.ledger.tables.trackingCategories
    .all()
    .filter((category) => withArchived || category.status === 'ACTIVE');
  return listAnswer(
    call,
    'TrackingCategories',
    shown.map((category) => view(category, withArchived)),
  );
}

function getCategory(call: Call): Answer {
  const category = call.ledger.tables.trackingCategories.get((call.params.id ?? '').toLowerCase());
  return category ? listAnswer(call, 'TrackingCategories', [view(category, true)]) : notFound();
}

function view(category: TrackingCategoryRecord, withArchived: boolean): WireObject {
  const options = category.options.filter((option) => withArchived || option.status === 'ACTIVE');
  return {
    Name: category.name,
    Status: category.status,
    TrackingCategoryID: category.trackingCategoryId,
    Options: options.map((option) => ({
      TrackingOptionID: option.trackingOptionId,
      Name: option.name,
      Status: option.status,
      HasValidationErrors: false,
      IsDeleted: false,
      IsArchived: option.status === 'ARCHIVED',
      IsActive: option.status === 'ACTIVE',
    })),
  };
}

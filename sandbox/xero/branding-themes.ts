/** `/BrandingThemes`: how an invoice looks, and which ways of paying online it offers. */

import type { BrandingThemeRecord } from '../records.ts';
import { notFound } from './errors.ts';
import { listAnswer, type Operation, scopes } from './operation.ts';
import { bareInstant } from './wire.ts';

const READ = scopes('settings', 'read');

export const brandingThemeOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/BrandingThemes',
    scopes: READ,
    handle: (call) => listAnswer(call, 'BrandingThemes', call.ledger.tables.brandingThemes.all().map(view)),
  },
  {
    method: 'GET',
    path: '/BrandingThemes/:id',
    scopes: READ,
    handle: (call) => {
      const theme = call.ledger.tables.brandingThemes.get((call.params.id ?? '').toLowerCase());
      return theme ? listAnswer(call, 'BrandingThemes', [view(theme)]) : notFound();
    },
  },
];

const view = (theme: BrandingThemeRecord) => ({
  BrandingThemeID: theme.brandingThemeId,
  Name: theme.name,
  Type: 'INVOICE',
  SortOrder: theme.sortOrder,
  CreatedDateUTC: bareInstant(theme.createdAt),
});

/** The codes by which sales are taxed. */

import { z } from 'zod';
import { form } from '../../practice/form.ts';
import { type Html, html, live, type Part } from '../../practice/html.ts';
import { subject, typedText } from '../../practice/typed.ts';
import { inner, list as listIn, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { isActive, text } from './fields.ts';
import { act, type Page, type Visit } from './practice.ts';
import { activity } from './standing.ts';

const onCode = z.object({ subject });

export const taxCodesPage: Page = {
  path: '/tax-codes',
  tab: 'tax-codes',
  view: (visit) => ({
    title: 'Sales tax',
    content: html`<h1>Sales tax</h1><div class="two"><div>${live('codes', list(visit))}</div>
<aside aria-label="What you can do">${live('acts', addSection(visit))}</aside></div>`,
  }),
  acts: {
    'deactivate-code': act('The code is inactive.', onCode, ({ practice, realmId }, fields) =>
      practice.books.deactivateTaxCode({ realmId, taxCodeId: fields.subject }),
    ),
    'reactivate-code': act('The code is active again.', onCode, ({ practice, realmId }, fields) =>
      practice.books.reactivateTaxCode({ realmId, taxCodeId: fields.subject }),
    ),
    'add-rate': act(
      'The tax is added.',
      z.object({ name: typedText, rate: typedText }),
      ({ practice, realmId }, fields) => practice.books.addTaxRate({ realmId, ...fields }),
    ),
  },
};

function list(visit: Visit): Html {
  const codes = visit.practice.books.listTaxCodes(visit);
  return html`<table><thead><tr><th scope="col">Code</th><th scope="col">Rates</th><th scope="col" class="wide">Status</th>
<th scope="col"><span class="unseen">Make inactive or active</span></th></tr></thead>
<tbody>${codes.map((code) => row(visit, code))}</tbody></table>`;
}

function row(visit: Visit, code: Entity): Html {
  const rates = listIn(inner(code, 'SalesTaxRateList'), 'TaxRateDetail').map((detail) => {
    const id = refOf(detail, 'TaxRateRef') ?? '';
    const rate = visit.practice.books.get({ realmId: visit.realmId, entity: 'TaxRate', id });
    return `${text(rate?.Name)} ${text(rate?.RateValue)}%`;
  });
  return html`<tr><th scope="row" class="long">${text(code.Name)}</th><td class="long">${rates.join(', ') || 'a mark on lines'}</td>
<td class="wide">${activity(code)}</td><td>${turnForm(visit, code)}</td></tr>`;
}

/** The marks on lines (TAX, NON) are QuickBooks' own and stay. */
function turnForm({ forms }: Visit, code: Entity): Part {
  if (!/^\d+$/.test(code.Id)) return '';
  return form(forms, {
    ...{ subject: code.Id, isRow: true },
    ...(isActive(code)
      ? { act: 'deactivate-code', button: 'Make inactive' }
      : { act: 'reactivate-code', button: 'Make active' }),
  });
}

function addSection({ forms }: Visit): Html {
  const fields = form(forms, {
    act: 'add-rate',
    button: 'Add tax',
    fields: (field) => [
      field.text({ name: 'name', label: 'Name', longest: 100 }),
      field.text({ name: 'rate', label: 'Rate in percent', isMoney: true }),
    ],
  });
  return html`<section class="panel"><h2>Add a tax</h2>${fields}</section>`;
}

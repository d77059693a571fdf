/** The tax rates, which can be put away and brought back. */

import Big from 'big.js';
import { z } from 'zod';
import type { TaxRateRecord } from '../records.ts';
import { form } from './form.ts';
import { type Html, html, live, type Part } from './html.ts';
import { act, type Page, type Visit } from './practice.ts';
import { subject } from './typed.ts';
import { plain, standingOf } from './words.ts';

const onRate = z.object({ subject });

const turn = (said: string, status: 'ACTIVE' | 'ARCHIVED') =>
  act(said, onRate, ({ practice, organisation }, fields) =>
    practice.books.setTaxRateStatus({ tenantId: organisation.tenantId, taxType: fields.subject, status }),
  );

export const taxRatesPage: Page = {
  path: '/tax-rates',
  tab: 'tax-rates',
  view: (visit) => ({
    title: 'Tax rates',
    content: html`<h1>Tax rates</h1>${live('tax-rates', list(visit))}`,
  }),
  acts: {
    'archive-tax-rate': turn('The tax rate is archived.', 'ARCHIVED'),
    'restore-tax-rate': turn('The tax rate is active again.', 'ACTIVE'),
  },
};

function list(visit: Visit): Html {
  const rows = visit.practice.books.listTaxRates(visit.organisation).map((rate) => row(visit, rate));
  return html`<table><thead><tr><th scope="col">Name</th><th scope="col" class="wide">Tax type</th><th scope="col" class="figure">Rate</th>
<th scope="col" class="wide">For</th><th scope="col">Status</th><th scope="col"><span class="unseen">Archive or activate</span></th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function row(visit: Visit, rate: TaxRateRecord): Html {
  const parts =
    rate.components.length > 1
      ? rate.components.map(({ name, rate: part }) => `${name} ${plain(part)}%`)
      : [];
  return html`<tr><th scope="row">${rate.name} <small>${parts.join(' + ')}</small></th><td class="wide">${rate.taxType}</td>
<td class="figure">${sum(rate)}%</td><td class="wide">${rate.appliesTo.join(', ')}</td><td>${standingOf(rate.status)}</td>
<td>${turnForm(visit, rate)}</td></tr>`;
}

/** The parts added up, as people quote a rate; how compound parts multiply is the books' business. */
const sum = ({ components }: TaxRateRecord): string =>
  components.reduce((total, { rate }) => total.plus(rate), new Big(0)).toFixed();

function turnForm({ forms }: Visit, { taxType, status }: TaxRateRecord): Part {
  return status === 'ACTIVE'
    ? form(forms, { act: 'archive-tax-rate', subject: taxType, button: 'Archive', isRow: true })
    : form(forms, { act: 'restore-tax-rate', subject: taxType, button: 'Activate', isRow: true });
}

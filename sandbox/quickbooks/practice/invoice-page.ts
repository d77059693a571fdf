/** One invoice as the books have it: lines, tax, and the money set against it. */

import { type Html, html, live, type Part } from '../../practice/html.ts';
import { day, moment, plain, price } from '../../practice/words.ts';
import { inner, type Json, list, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { amount, currencyOf, nameIn, salesLines, text } from './fields.ts';
import { invoiceActs, invoiceForms } from './invoice-acts.ts';
import { moneySection } from './invoice-money.ts';
import { homeOf, PACIFIC, type Page, type Visit } from './practice.ts';
import { standing } from './standing.ts';

export const invoicePage: Page = {
  path: '/invoices/:invoiceId',
  tab: 'invoices',
  view(visit) {
    const { practice, realmId, params } = visit;
    const invoice = practice.books.getInvoice({ realmId, invoiceId: params.invoiceId ?? '' });
    return invoice && { title: nameOf(invoice), content: content(visit, invoice) };
  },
  acts: invoiceActs,
};

const nameOf = ({ DocNumber }: Entity): string => `Invoice ${text(DocNumber) || 'without a number'}`;

function content(visit: Visit, invoice: Entity): Html {
  return html`${live('head', head(visit, invoice))}
<div class="two"><div class="paper">
${live('lines', lines(visit, invoice))}
${live('money', moneySection(visit, invoice))}
${live('record', record(invoice))}
</div><aside aria-label="What you can do">${live('acts', invoiceForms(visit, invoice))}</aside></div>`;
}

function head(visit: Visit, invoice: Entity): Html {
  const home = visit.company.homeCurrency;
  const currency = currencyOf(invoice, home);
  const customer = html`<a href="${homeOf(visit)}/customers/${refOf(invoice, 'CustomerRef') ?? ''}">${nameIn(invoice, 'CustomerRef')}</a>`;
  return html`<div class="title"><h1>${nameOf(invoice)}</h1>${standing(invoice, visit.today)}${productLink(visit, invoice)}</div>
<dl class="facts">${fact('Customer', customer)}${fact('Invoice date', day(text(invoice.TxnDate)))}${fact('Due', day(text(invoice.DueDate)) || 'not set')}
${fact('Terms', nameIn(invoice, 'SalesTermRef') || 'none')}
${currency === home ? '' : fact('Rate', `${plain(text(invoice.ExchangeRate))} ${home} for one ${currency}`)}
${fact('Sent to', text(inner(invoice, 'BillEmail').Address) || 'nobody')}
${fact('Total', amount(invoice.TotalAmt, currency))}
${fact('Balance due', html`<strong>${amount(invoice.Balance, currency)}</strong>`)}</dl>`;
}

const fact = (word: string, value: Part): Html => html`<div><dt>${word}</dt><dd>${value}</dd></div>`;

/** The app put its address into the note, so it is a link only when it leads to a web page. */
function productLink({ practice }: Visit, { PrivateNote }: Entity): Part {
  const address = /https?:\/\/\S+/.exec(text(PrivateNote))?.[0];
  if (address === undefined) return '';
  return html`<a class="product" href="${address}">Go to ${practice.appName}</a>`;
}

const TAX_WORDS: Readonly<Record<string, string>> = {
  TaxExcluded: 'exclusive of tax',
  TaxInclusive: 'inclusive of tax',
  NotApplicable: 'out of scope of tax',
};

function lines(visit: Visit, invoice: Entity): Html {
  const currency = currencyOf(invoice, visit.company.homeCurrency);
  const tax = inner(invoice, 'TxnTaxDetail').TotalTax;
  const subtotal = list(invoice, 'Line').find(({ DetailType }) => DetailType === 'SubTotalLineDetail');
  const discounts = list(invoice, 'Line').filter(({ DetailType }) => DetailType === 'DiscountLineDetail');
  const total = (word: string, figure: string) =>
    html`<tr><td class="wide" colspan="2"></td><th scope="row" colspan="3">${word}</th><td class="figure">${figure}</td></tr>`;
  return html`<h2>Lines <small>${[TAX_WORDS[text(invoice.GlobalTaxCalculation)] ?? '', currency].filter(Boolean).join(', ')}</small></h2>
<table><thead><tr><th scope="col">Product or service</th><th scope="col" class="wide">Description</th><th scope="col" class="figure">Qty</th>
<th scope="col" class="figure wide">Rate</th><th scope="col">Tax</th><th scope="col" class="figure">Amount</th></tr></thead>
<tbody>${salesLines(invoice).map((line) => lineRow(visit, line))}</tbody>
<tfoot>${subtotal ? total('Subtotal', amount(subtotal.Amount)) : ''}
${discounts.map(({ Amount }) => total('Discount', `-${amount(Amount)}`))}${total('Tax', amount(tax))}
${total('Total', amount(invoice.TotalAmt, currency))}</tfoot></table>`;
}

function lineRow({ practice, realmId }: Visit, line: Json): Html {
  const detail = inner(line, 'SalesItemLineDetail');
  const code = refOf(detail, 'TaxCodeRef') ?? '';
  const taxCode = practice.books.get({ realmId, entity: 'TaxCode', id: code });
  return html`<tr><td class="long">${nameIn(detail, 'ItemRef') || 'none'}<small class="narrow">${text(line.Description)}</small></td>
<td class="wide long">${text(line.Description)}</td><td class="figure">${text(detail.Qty)}</td>
<td class="figure wide">${price(text(detail.UnitPrice))}</td><td>${text(taxCode?.Name) || code}</td>
<td class="figure">${amount(line.Amount)}</td></tr>`;
}

const timeOf = (time: string): string => moment(Date.parse(time), PACIFIC, 'second');

/** What the API shows of the record besides. */
function record(invoice: Entity): Html {
  const { CreateTime, LastUpdatedTime } = invoice.MetaData;
  return html`<h2>Record</h2><dl class="facts">${fact('Id', invoice.Id)}${fact('Version (SyncToken)', invoice.SyncToken)}
${fact('Made', timeOf(CreateTime))}${fact('Changed', timeOf(LastUpdatedTime))}
${fact('Message on invoice', text(inner(invoice, 'CustomerMemo').value) || 'none')}${fact('Memo on statement', text(invoice.PrivateNote) || 'none')}</dl>`;
}

/** One invoice as the books have it: lines, money set against it, and its history. */

import type { ContactRecord, InvoiceRecord, LineRecord } from '../records.ts';
import { type Html, html, live, type Part } from './html.ts';
import { invoiceActs, invoiceForms } from './invoice-acts.ts';
import { moneySection } from './invoice-money.ts';
import { homeOf, type Page, type Visit } from './practice.ts';
import { standing } from './standing.ts';
import { day, moment, money, plain, price } from './words.ts';

export const invoicePage: Page = {
  path: '/invoices/:invoiceId',
  tab: 'invoices',
  view(visit) {
    const { practice, organisation, params } = visit;
    const { tenantId } = organisation;
    const invoice = practice.books.getInvoice({ tenantId, invoiceId: params.invoiceId ?? '' });
    if (!invoice) return undefined;
    const contact = practice.books
      .listContacts({ tenantId })
      .find((each) => each.contactId === invoice.contactId);
    return { title: nameOf(invoice), content: content(visit, invoice, contact) };
  },
  acts: invoiceActs,
};

const nameOf = ({ type, number }: InvoiceRecord): string =>
  `${type === 'ACCPAY' ? 'Bill' : 'Invoice'} ${number || 'without a number'}`;

function content(visit: Visit, invoice: InvoiceRecord, contact: ContactRecord | undefined): Html {
  return html`${live('head', head(visit, invoice, contact))}
<div class="two"><div class="paper">
${live('lines', lines(invoice))}
${live('money', moneySection(visit, invoice))}
${live('history', history(visit, invoice))}
</div><aside aria-label="What you can do">${live('acts', invoiceForms(visit, invoice))}</aside></div>`;
}

function head(visit: Visit, invoice: InvoiceRecord, contact: ContactRecord | undefined): Html {
  const { organisation, today } = visit;
  const { currencyCode } = invoice;
  const to = contact
    ? html`<a href="${homeOf(organisation)}/contacts/${contact.contactId}">${contact.name}</a>`
    : 'an unknown contact';
  return html`<div class="title"><h1>${nameOf(invoice)}</h1>${standing(invoice, today)}${productLink(visit, invoice)}</div>
<dl class="facts">${fact('To', to)}${fact('Date', day(invoice.date))}${fact('Due', day(invoice.dueDate) || 'not set')}
${fact('Reference', invoice.reference || 'none')}${fact('Branding theme', themeOf(visit, invoice))}
${currencyCode === organisation.baseCurrency ? '' : fact('Rate', `${plain(invoice.currencyRate)} ${currencyCode} for one ${organisation.baseCurrency}`)}
${fact('Total', money(invoice.total, currencyCode))}
${fact('Paid', money(invoice.amountPaid))}${fact('Credited', money(invoice.amountCredited))}
${fact('Owing', html`<strong>${money(invoice.amountDue, currencyCode)}</strong>`)}
${invoice.fullyPaidOn ? fact('Fully paid on', day(invoice.fullyPaidOn)) : ''}</dl>`;
}

function themeOf({ practice, organisation }: Visit, { brandingThemeId }: InvoiceRecord): string {
  const themes = practice.books.listBrandingThemes(organisation);
  return themes.find((each) => each.brandingThemeId === brandingThemeId)?.name ?? 'not chosen';
}

const fact = (word: string, value: Part): Html => html`<div><dt>${word}</dt><dd>${value}</dd></div>`;

/** The app put the address there, so it is a link only when it leads to a web page. */
function productLink({ practice }: Visit, { url }: InvoiceRecord): Part {
  if (!url || !/^https?:\/\//i.test(url)) return '';
  return html`<a class="product" href="${url}">Go to ${practice.appName}</a>`;
}

const TAX_WORDS = { Exclusive: 'Tax exclusive', Inclusive: 'Tax inclusive', NoTax: 'No tax' } as const;

function lines(invoice: InvoiceRecord): Html {
  const { currencyCode } = invoice;
  const total = (word: string, amount: string) =>
    html`<tr><td class="wide" colspan="3"></td><th scope="row" colspan="2">${word}</th><td class="figure">${amount}</td></tr>`;
  return html`<h2>Lines <small>${TAX_WORDS[invoice.lineAmountTypes]}, ${currencyCode}</small></h2>
<table><thead><tr><th scope="col">Description</th><th scope="col" class="figure">Quantity</th><th scope="col" class="figure wide">Price</th>
<th scope="col" class="wide">Account</th><th scope="col" class="wide">Tax</th><th scope="col" class="figure">Amount</th></tr></thead>
<tbody>${invoice.lines.map(lineRow)}</tbody>
<tfoot>${total('Subtotal', money(invoice.subTotal))}${total('Tax', money(invoice.totalTax))}
${total('Total', money(invoice.total, currencyCode))}</tfoot></table>`;
}

function lineRow(line: LineRecord): Html {
  const tracked = line.tracking.map(({ name, option }) => html` <small>${name}: ${option}</small>`);
  const discount = line.discountRate ? `less ${plain(line.discountRate)}%` : '';
  return html`<tr><td class="long">${line.description}${line.itemCode ? html` <small>${line.itemCode}</small>` : ''}${tracked}</td>
<td class="figure">${plain(line.quantity ?? '')}</td>
<td class="figure wide">${money(price(line.unitAmount ?? ''))} <small>${discount}</small></td>
<td class="wide">${line.accountCode ?? ''}</td><td class="wide">${line.taxType ?? ''} <small>${money(line.taxAmount)}</small></td>
<td class="figure">${money(line.lineAmount)}</td></tr>`;
}

function history({ practice, organisation }: Visit, { invoiceId }: InvoiceRecord): Html {
  const { tenantId } = organisation;
  const entries = [...practice.books.listHistory({ tenantId, subjectId: invoiceId })].reverse();
  const items = entries.map(
    (entry) => html`<li><span class="quiet-text">${moment(entry.at, organisation)}</span>
<b>${entry.changes}</b> by ${entry.user}<br>${entry.details}</li>`,
  );
  return html`<h2>History</h2><ol class="history">${items}</ol>`;
}

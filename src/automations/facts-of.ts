/** What conditions and templates may ask of a record. */

import type { PlaceholderName } from '../domain/automation-template.ts';
import type { Fact, Facts } from '../domain/conditions.ts';
import { addThousands } from '../domain/decimal.ts';
import type { CustomColumn } from '../store/custom-columns.ts';
import type { InvoiceOfScene, Scene } from './scene.ts';

/** @param columns of the workspace, of every board. */
export function factsOf(scene: Scene, columns: readonly CustomColumn[]): Facts {
  const { salesDoc, invoice, company, contact } = scene;
  const [job] = scene.jobs;
  const isJob = scene.record.kind === 'job';
  const [ofJob, ofDoc] = isJob ? [job, null] : [null, salesDoc];
  const shown = ofJob ?? ofDoc;
  const facts: [string, Fact][] = [
    ['stage', choice(shown?.stageId)],
    ['assignee', choice(job?.assigneeId)],
    ['owner', choice(salesDoc?.ownerId)],
    ['title', text(shown?.title)],
    ['number', text(shown?.number ?? invoice?.number)],
    ['kind', choice(salesDoc?.kind)],
    ['startOn', date(job?.startOn)],
    ['dueOn', date(job?.dueOn)],
    ['total', amount(scene.total)],
    ['currency', text(salesDoc?.currency ?? invoice?.row.currency)],
    ['company', choice(company?.id)],
    ['companyName', text(company?.name ?? contact?.name)],
    ['country', text(company?.country)],
    ['email', text(company?.emails[0]?.email ?? contact?.email)],
    ['invoice.status', choice(invoice?.status)],
    ['invoice.total', amount(invoice?.total)],
    ['invoice.owing', amount(invoice?.owing)],
    ['invoice.dueDate', date(invoice?.dueDate)],
    ['invoice.currency', text(invoice?.row.currency)],
    ['invoice.number', text(invoice?.number)],
    ['invoices.allPaid', choice(areAllPaid(scene.invoices) ? 'yes' : 'no')],
    ['invoices.count', amount(String(scene.invoices.length))],
  ];
  for (const { id, type } of columns)
    facts.push([id, { type: typeOf(type), value: scene.columns[id] ?? null }]);
  return new Map(facts);
}

/** Those that the books have voided or lost count for nothing; where there is none, none is paid. */
function areAllPaid(invoices: readonly InvoiceOfScene[]): boolean {
  return invoices.length > 0 && invoices.every(({ status }) => status === 'paid');
}

/** Addresses that can be pressed lead to the customer's page of the invoice, never into the product. */
export function placeholderValues(scene: Scene): Record<PlaceholderName, string> {
  const { salesDoc, jobs, invoice, company, contact, workspace } = scene;
  const shown = scene.record.kind === 'job' ? jobs[0] : (salesDoc ?? jobs[0]);
  const moneyIn = (currency: string | undefined) => (value: string | null | undefined) =>
    value && currency ? `${currency} ${addThousands(value)}` : '';
  const money = moneyIn(invoice?.row.currency);
  return {
    'customer.name': company?.name ?? contact?.name ?? '',
    'customer.firstName': contact?.firstName ?? contact?.name ?? company?.name ?? '',
    'invoice.number': invoice?.number ?? '',
    'invoice.total': money(invoice?.total),
    'invoice.owing': money(invoice?.owing ?? invoice?.total),
    'invoice.dueDate': invoice?.dueDate ?? '',
    'invoice.link': invoice?.link ?? '',
    'record.number': shown?.number ?? invoice?.number ?? '',
    'record.title': shown?.title ?? '',
    'record.total':
      scene.record.kind === 'invoice' ? money(invoice?.total) : moneyIn(salesDoc?.currency)(scene.total),
    'record.stage': shown?.stageName ?? '',
    'workspace.name': workspace.name,
  };
}

function typeOf(type: CustomColumn['type']): Fact['type'] {
  switch (type) {
    case 'status':
    case 'tags':
    case 'person':
      return 'choice';
    case 'number':
    case 'money':
      return 'amount';
    case 'date':
      return 'date';
    default:
      return 'text';
  }
}

type Value = string | null | undefined;
const choice = (value: Value): Fact => ({ type: 'choice', value: value ?? null });
const text = (value: Value): Fact => ({ type: 'text', value: value ?? null });
const date = (value: Value): Fact => ({ type: 'date', value: value ?? null });
const amount = (value: Value): Fact => ({ type: 'amount', value: value ?? null });

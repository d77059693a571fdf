/** The state of an invoice in words: QuickBooks keeps none, it follows from the amounts. */

import { type Html, html } from '../../practice/html.ts';
import type { Entity } from '../table.ts';
import { isActive, text } from './fields.ts';

export const isVoid = ({ TotalAmt, Balance, PrivateNote }: Entity): boolean =>
  TotalAmt === 0 && Balance === 0 && text(PrivateNote).startsWith('Voided');

export const isPaid = (invoice: Entity): boolean => invoice.Balance === 0 && !isVoid(invoice);

export const isOpen = ({ Balance }: Entity): boolean => Number(Balance) > 0;

export const isOverdue = (invoice: Entity, today: string): boolean =>
  isOpen(invoice) && text(invoice.DueDate) !== '' && text(invoice.DueDate) < today;

export function standing(invoice: Entity, today: string): Html {
  const [tone, word] = toneAndWord(invoice, today);
  return html`<span class="chip ${tone}">${word}</span>`;
}

function toneAndWord(invoice: Entity, today: string): readonly [tone: string, word: string] {
  if (isVoid(invoice)) return ['ended', 'Voided'];
  if (isPaid(invoice)) return ['good', 'Paid'];
  if (isOverdue(invoice, today)) return ['bad', 'Overdue'];
  return invoice.Balance === invoice.TotalAmt ? ['open', 'Open'] : ['partly', 'Partially paid'];
}

export const activity = (record: Entity): Html =>
  html`<span class="chip ${isActive(record) ? 'good' : 'still'}">${isActive(record) ? 'Active' : 'Inactive'}</span>`;

/** One contact: its name, its invoices, and its merging into another. */

import { z } from 'zod';
import type { ContactRecord } from '../records.ts';
import { creditActs, creditsSection, prepaymentSection } from './contact-credits.ts';
import { archiveForm, contactsPage } from './contacts-page.ts';
import { form } from './form.ts';
import { type Html, html, live, type Part } from './html.ts';
import { table } from './invoices-page.ts';
import { pager, sliceOf } from './list.ts';
import { act, homeOf, type Page, type Visit } from './practice.ts';
import { typedText } from './typed.ts';
import { standingOf } from './words.ts';

export const contactPage: Page = {
  path: '/contacts/:contactId',
  tab: 'contacts',
  view(visit) {
    const contact = contactsOf(visit).find((each) => each.contactId === visit.params.contactId);
    return contact && { title: contact.name, content: content(visit, contact) };
  },
  acts: {
    ...contactsPage.acts,
    ...creditActs,
    'rename-contact': act(
      'The contact is renamed.',
      z.object({ name: typedText.pipe(z.string().min(1, { error: 'Type a name.' })) }),
      (visit, { name }) => visit.practice.books.renameContact({ ...onContact(visit), name }),
    ),
    'merge-contact': act(
      'The contact is merged: its invoices have moved, and it is archived.',
      z.object({ intoContactId: z.string().min(1, { error: 'Choose a contact.' }) }),
      (visit, { intoContactId }) =>
        visit.practice.books.mergeContacts({ ...onContact(visit), intoContactId }),
    ),
  },
};

const contactsOf = ({ practice, organisation }: Visit) => practice.books.listContacts(organisation);

const onContact = ({ organisation, params }: Visit) => ({
  tenantId: organisation.tenantId,
  contactId: params.contactId ?? '',
});

function content(visit: Visit, contact: ContactRecord): Html {
  return html`${live('head', head(visit, contact))}
<div class="two"><div>${live('invoices', invoices(visit, contact))}${live('credits', creditsSection(visit, contact))}</div>
<aside aria-label="What you can do">${live('acts', acts(visit, contact))}</aside></div>`;
}

function head(visit: Visit, contact: ContactRecord): Html {
  const into = contactsOf(visit).find((each) => each.contactId === contact.mergedToContactId);
  const merged = into
    ? html`<p>Merged into <a href="${homeOf(visit.organisation)}/contacts/${into.contactId}">${into.name}</a>.</p>`
    : '';
  return html`<div class="title"><h1>${contact.name}</h1>${standingOf(contact.status)}</div>
<dl class="facts"><div><dt>E-mail</dt><dd>${contact.emailAddress || 'none'}</dd></div>
<div><dt>Contact number</dt><dd>${contact.contactNumber || 'none'}</dd></div></dl>${merged}`;
}

function invoices(visit: Visit, { contactId }: ContactRecord): Html {
  const theirs = visit.practice.books
    .listInvoices(visit.organisation)
    .filter((invoice) => invoice.contactId === contactId)
    .sort((a, b) => b.date.localeCompare(a.date) || b.createdAt - a.createdAt);
  const slice = sliceOf(visit, theirs);
  if (theirs.length === 0) return html`<h2>Invoices</h2><p class="empty">None yet.</p>`;
  return html`<h2>Invoices</h2>${table(visit, slice.rows)}${pager(visit, slice, 'invoice')}`;
}

/** Nothing of an archived contact can be changed before it is restored. */
function acts(visit: Visit, contact: ContactRecord): Part {
  const archive = html`<section class="panel">${archiveForm(visit, contact)}</section>`;
  if (contact.status !== 'ACTIVE') return archive;
  const others = contactsOf(visit)
    .filter((each) => each.status === 'ACTIVE' && each.contactId !== contact.contactId)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((each) => [each.contactId, each.name] as const);
  const rename = form(visit.forms, {
    act: 'rename-contact',
    button: 'Save',
    fields: (field) => field.text({ name: 'name', label: 'Name', value: contact.name, longest: 255 }),
  });
  const merge = form(visit.forms, {
    act: 'merge-contact',
    button: 'Merge',
    look: 'grave',
    fields: (field) =>
      field.select({ name: 'intoContactId', label: 'Into', options: [['', 'Choose a contact'], ...others] }),
  });
  return [
    prepaymentSection(visit),
    html`<section class="panel"><h2>Rename</h2>${rename}</section>`,
    archive,
    html`<section class="panel"><h2>Merge into another contact</h2>${merge}</section>`,
  ];
}

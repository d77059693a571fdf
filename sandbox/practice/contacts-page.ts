/** The contacts: found by name, added, archived and brought back. */

import { z } from 'zod';
import type { ContactRecord } from '../records.ts';
import { form } from './form.ts';
import { type Html, html, live } from './html.ts';
import { pager, searchForm, searchOf, sliceOf } from './list.ts';
import { act, homeOf, type Page, type Visit } from './practice.ts';
import { subject, typedText } from './typed.ts';
import { standingOf } from './words.ts';

const onContact = z.object({ subject });

export const contactsPage: Page = {
  path: '/contacts',
  tab: 'contacts',
  view: (visit) => ({
    title: 'Contacts',
    content: html`<h1>Contacts</h1>${searchForm(visit, 'Name, e-mail or number', [])}
<div class="two"><div>${live('contacts', list(visit))}</div>
<aside aria-label="What you can do">${live('acts', addSection(visit))}</aside></div>`,
  }),
  acts: {
    'archive-contact': act('The contact is archived.', onContact, ({ practice, organisation }, fields) =>
      practice.books.archiveContact({ tenantId: organisation.tenantId, contactId: fields.subject }),
    ),
    'restore-contact': act('The contact is active again.', onContact, ({ practice, organisation }, fields) =>
      practice.books.restoreContact({ tenantId: organisation.tenantId, contactId: fields.subject }),
    ),
    'add-contact': act(
      'The contact is added.',
      z.object({ name: typedText, emailAddress: typedText }),
      ({ practice, organisation }, { name, emailAddress }) =>
        practice.books.addContact({
          tenantId: organisation.tenantId,
          name,
          ...(emailAddress && { emailAddress }),
        }),
    ),
  },
};

function list(visit: Visit): Html {
  const matches = searchOf(visit);
  const found = visit.practice.books
    .listContacts(visit.organisation)
    .filter(({ name, emailAddress, contactNumber }) => matches([name, emailAddress, contactNumber]));
  const slice = sliceOf(visit, [...found].sort(byName));
  if (found.length === 0) return html`<p class="empty">No contact is like that.</p>`;
  return html`<table><thead><tr><th scope="col">Name</th><th scope="col" class="wide">E-mail</th><th scope="col" class="wide">Number</th>
<th scope="col">Status</th><th scope="col"><span class="unseen">Archive or restore</span></th></tr></thead>
<tbody>${slice.rows.map((contact) => row(visit, contact))}</tbody></table>${pager(visit, slice, 'contact')}`;
}

/** Active ones first. */
const byName = (a: ContactRecord, b: ContactRecord): number =>
  Number(a.status !== 'ACTIVE') - Number(b.status !== 'ACTIVE') || a.name.localeCompare(b.name);

function row(visit: Visit, contact: ContactRecord): Html {
  const { contactId, name, emailAddress = '', contactNumber = '', status } = contact;
  return html`<tr><th scope="row" class="long"><a href="${homeOf(visit.organisation)}/contacts/${contactId}">${name}</a></th>
<td class="wide long">${emailAddress}</td><td class="wide long">${contactNumber}</td><td>${standingOf(status)}</td>
<td>${archiveForm(visit, contact)}</td></tr>`;
}

/** Archives or restores, whichever the contact's state asks for; also on the contact's own page. */
export const archiveForm = ({ forms }: Visit, { contactId, status }: ContactRecord): Html =>
  status === 'ACTIVE'
    ? form(forms, { act: 'archive-contact', subject: contactId, button: 'Archive', isRow: true })
    : form(forms, { act: 'restore-contact', subject: contactId, button: 'Restore', isRow: true });

function addSection({ forms }: Visit): Html {
  const fields = form(forms, {
    act: 'add-contact',
    button: 'Add contact',
    fields: (field) => [
      field.text({ name: 'name', label: 'Name', longest: 255 }),
      field.text({
        name: 'emailAddress',
        label: 'E-mail (optional)',
        type: 'email',
        isOptional: true,
        longest: 255,
      }),
    ],
  });
  return html`<section class="panel"><h2>Add a contact</h2>${fields}</section>`;
}

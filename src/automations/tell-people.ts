/** Actions that tell somebody: colleagues, the customer, another system. Each is written here; what carries it out sends it once. */
import { notify } from '../commands/notify.ts';
import { queueMail } from '../commands/queue-mail.ts';
import { queueWebhook } from '../commands/queue-webhook.ts';
import type { Action, Recipient } from '../domain/automation.ts';
import { fillTemplate } from '../domain/automation-template.ts';
import { addressesIn } from '../domain/mail-address.ts';
import type { RunStep } from '../store/automation-runs.ts';
import { recipientsOfCompany, recipientsOfContact } from '../store/billing-recipients.ts';
import { listMembers } from '../store/members.ts';
import type { Doing } from './actions.ts';
import { recordName } from './event-words.ts';
import { placeholderValues } from './facts-of.ts';
import { did, failed, skipped } from './steps.ts';

type Of<Kind extends Action['kind']> = Extract<Action, { readonly kind: Kind }>;

export async function notifyPeople(doing: Doing, { to, message, byEmail }: Of<'notify'>): Promise<RunStep> {
  const { deps, tx, actor, scene, run } = doing;
  const people = await peopleMeant(doing, to);
  if (people.length === 0)
    return skipped('There is nobody to notify: whom it names are not set, or not members.');
  const title = fillTemplate(message, placeholderValues(scene));
  const notifications = await notify(deps, tx, actor.workspaceId, {
    userIds: people.map(({ userId }) => userId),
    title,
    body: `${run.because} (${run.automationName})`,
    about: scene.record,
    byEmail,
  });
  const names = people.map(({ name }) => name).join(', ');
  return did(`Notify ${names}${byEmail ? ', by e-mail too as they have chosen' : ''}: “${title}”`, {
    notifications,
  });
}

type Person = { readonly userId: string; readonly name: string };

/** Each once, however many ways they are meant. */
async function peopleMeant(
  { tx, actor, scene }: Doing,
  to: readonly Recipient[],
): Promise<readonly Person[]> {
  const members = await listMembers(tx, actor.workspaceId);
  const [job] = scene.jobs;
  const owner = scene.record.kind === 'job' ? job?.assigneeId : (scene.salesDoc?.ownerId ?? job?.assigneeId);
  const creator = scene.invoice?.row.created_by ?? scene.salesDoc?.ownerId ?? job?.assigneeId;
  const isOne = ({ userId, role }: (typeof members)[number], recipient: Recipient): boolean => {
    switch (recipient.kind) {
      case 'owner':
        return userId === owner;
      case 'creator':
        return userId === creator;
      case 'user':
        return userId === recipient.userId;
      case 'role':
        return role === recipient.role;
    }
  };
  return members.filter((member) => to.some((recipient) => isOne(member, recipient)));
}

/** To the address that the invoice is billed to, else to the customer's first. */
export async function emailCustomer(
  { deps, tx, actor, scene }: Doing,
  { subject, body }: Of<'emailCustomer'>,
): Promise<RunStep> {
  const { company, contact, invoice } = scene;
  const recipients =
    company !== null
      ? await recipientsOfCompany(tx, actor.workspaceId, company.id)
      : contact === null
        ? []
        : await recipientsOfContact(tx, actor.workspaceId, contact.id);
  const known = [invoice?.row.billing_email ?? '', ...recipients.map(({ email }) => email)];
  const [to] = known.flatMap(addressesIn);
  if (to === undefined)
    return skipped(`The customer of ${recordName(scene)} has no e-mail address that mail can go to.`);
  const values = placeholderValues(scene);
  const mail = await queueMail(deps, tx, actor.workspaceId, {
    to,
    toName: company?.name ?? contact?.name ?? null,
    subject: fillTemplate(subject, values),
    text: fillTemplate(body, values),
    about: invoice === null ? scene.record : { kind: 'invoice', id: invoice.row.id },
  });
  return did(`E-mail ${to}: “${fillTemplate(subject, values)}”`, { mails: [mail] });
}

export async function callWebhook(
  { deps, tx, actor, scene, names, run }: Doing,
  { endpointId }: Of<'callWebhook'>,
): Promise<RunStep> {
  const { salesDoc, jobs, invoice, company, contact } = scene;
  const delivery = await queueWebhook(deps, tx, actor.workspaceId, endpointId, {
    type: 'automation.ran',
    data: {
      automation: { id: actor.automation.id, name: run.automationName },
      run: run.id,
      because: run.because,
      record: scene.record,
      salesDoc: salesDoc && { id: salesDoc.id, number: salesDoc.number, stage: salesDoc.stageName },
      jobs: jobs.map(({ id, number, stageName }) => ({ id, number, stage: stageName })),
      invoice: invoice && {
        id: invoice.row.id,
        number: invoice.number,
        currency: invoice.row.currency,
        total: invoice.total,
        amountOwing: invoice.owing,
        dueDate: invoice.dueDate,
        accountingStatus: invoice.status,
      },
      customer: {
        companyId: company?.id ?? null,
        contactId: contact?.id ?? null,
        name: company?.name ?? contact?.name ?? null,
      },
    },
  });
  const name = names.endpoint(endpointId) ?? 'the webhook';
  if (delivery === null) return failed(`The webhook ${name} is gone or switched off.`);
  return did(`Call ${name}.`, { deliveries: [delivery] });
}

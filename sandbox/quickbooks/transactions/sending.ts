/** A sales document as a customer gets it: by e-mail, or as a PDF. */

import type { Answer } from '../../answer.ts';
import { makePdf } from '../../pdf.ts';
import type { Call, EntityOperations } from '../entity.ts';
import { json, Refusal } from '../faults-wire.ts';
import { addressIn } from '../fields.ts';
import { inner, type Json } from '../json.ts';
import { pacificMoment, pacificTime } from '../pacific.ts';

export const sendingOf = (entity: 'Invoice' | 'CreditMemo'): NonNullable<EntityOperations['extras']> => ({
  send: { by: 'POST', work: (call, id) => send(call, entity, id) },
  pdf: { by: 'GET', work: (call, id) => pdf(call, entity, id) },
});

function send(call: Call, entity: string, id: string): Answer {
  const table = call.company.table(entity);
  const document = table.need(id);
  const sendTo = call.params.get('sendTo');
  const to =
    sendTo === null ? addressIn(document, 'BillEmail') : addressIn({ to: { Address: sendTo } }, 'to');
  if (to === undefined) throw new Refusal('6420', 'Email address is required', 'BillEmail');
  const emails = call.world.store.collection<Json>(`${call.company.realmId}/Email`);
  emails.put(call.world.chance.uuid(), { entity, id, to, at: call.now });
  // Observed: the time of change moves, the version does not.
  const sent = table.save(
    document,
    {
      BillEmail: { Address: to },
      EmailStatus: 'EmailSent',
      DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: pacificTime(call.now) },
    },
    { bumpToken: false, event: 'emailed' },
  );
  return json(200, { [entity]: sent, time: pacificMoment(call.now) });
}

function pdf(call: Call, entity: 'Invoice' | 'CreditMemo', id: string): Answer {
  const document = call.company.table(entity).need(id);
  const number = String(document.DocNumber ?? document.Id);
  const customer = String(inner(document, 'CustomerRef').name ?? '');
  const title = entity === 'Invoice' ? 'Invoice' : 'Credit memo';
  return {
    status: 200,
    contentType: 'application/pdf',
    body: makePdf([`${title} ${number}`, customer, `Total ${String(document.TotalAmt)}`]),
  };
}

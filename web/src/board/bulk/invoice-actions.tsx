/** Invoices sent, retried or set aside, all that are selected. */
import { IconEyeOff, IconReload, IconSend, IconUserCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { actOnInvoice } from '../../api/invoices.ts';
import type { InvoiceItem } from '../../api/types.ts';
import type { PlainAction } from './bulk-action.ts';

const acts: readonly {
  act: 'send' | 'approve' | 'retry' | 'ignore';
  label: string;
  icon: ReactNode;
  done: string;
  whyNot: string;
}[] = [
  {
    act: 'send',
    label: 'Send to the books',
    icon: <IconSend size={14} aria-hidden />,
    done: 'It is on its way.',
    whyNot: 'It is not one to send: it has gone already, waits for approval, or is not yours to send.',
  },
  {
    act: 'approve',
    label: 'Approve and send',
    icon: <IconUserCheck size={14} aria-hidden />,
    done: 'It is approved and on its way.',
    whyNot: 'It does not wait for your approval.',
  },
  {
    act: 'retry',
    label: 'Retry',
    icon: <IconReload size={14} aria-hidden />,
    done: 'It is tried again.',
    whyNot: 'Nothing of it has failed.',
  },
  {
    act: 'ignore',
    label: 'Ignore',
    icon: <IconEyeOff size={14} aria-hidden />,
    done: 'It is ignored.',
    whyNot: 'It cannot be set aside now.',
  },
];

export const invoiceActions: readonly PlainAction<InvoiceItem>[] = acts.map(
  ({ act, label, icon, done, whyNot }) => ({
    kind: 'plain',
    key: act,
    label,
    icon,
    step: {
      whyNot: (invoice) => (invoice.actions.includes(act) ? null : `${whyNot} It is: ${invoice.chip.label}.`),
      run: async ({ id }) => {
        await actOnInvoice(id, act);
        return { words: done, invoiceId: id };
      },
    },
  }),
);

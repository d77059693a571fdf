/** When a customer goes to the books: with the first invoice, or as soon as it is saved. */
import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { changeConnection } from '../api/settings.ts';
import type { Connection } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';

const choices = [
  { value: 'withFirstInvoice', label: 'With their first invoice' },
  { value: 'whenSaved', label: 'When they are saved' },
] as const;

export function ContactsTravel({ connection }: { connection: Connection }) {
  const queryClient = useQueryClient();
  return (
    <Select
      label="Customers go to the books"
      description="Either way, customers who are there already follow every change that is made here"
      maw={420}
      allowDeselect={false}
      data={[...choices]}
      value={connection.contactsTravel}
      onChange={(value) =>
        orSayWhy(async () => {
          const chosen = choices.find((one) => one.value === value);
          if (chosen) await changeConnection(connection.id, { contactsTravel: chosen.value });
          await queryClient.invalidateQueries({ queryKey: ['connections'] });
        })
      }
    />
  );
}

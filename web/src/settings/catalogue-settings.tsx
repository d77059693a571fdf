/** Product categories (which decide the revenue account), taxes, and how customers pay. */
import { Badge, Checkbox, Group, Table, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { addPaymentMethod, paymentMethodsQuery } from '../api/money.ts';
import { categoriesQuery, taxComponentsQuery } from '../api/queries.ts';
import { addCategory, addTaxComponent } from '../api/settings.ts';
import { DecimalField } from '../fields/decimal-field.tsx';
import { FormFrame } from '../fields/form-frame.tsx';
import { LinkAnchor } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { trimDecimal } from '../format/decimal.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function CatalogueSettings() {
  return (
    <div className={classes.column}>
      <Categories />
      <Taxes />
      <PaymentMethods />
    </div>
  );
}

function Categories() {
  const { data: categories = [] } = useQuery(categoriesQuery);
  return (
    <Section
      title="Product categories"
      lead={
        <>
          Each goes to a revenue account, chosen in{' '}
          <LinkAnchor underline="always" to="/settings/integrations" size="sm">
            Account mapping
          </LinkAnchor>
          .
        </>
      }
    >
      <NameList label="Product categories" rows={categories} />
      <AddName what="category" queryKey="categories" add={addCategory} />
    </Section>
  );
}

function PaymentMethods() {
  const methods = useQuery(paymentMethodsQuery).data?.items ?? [];
  return (
    <Section
      title="Payment methods"
      lead="How customers pay; the account of each is chosen in Account mapping."
    >
      <NameList label="Payment methods" rows={methods} />
      <AddName what="payment method" queryKey="paymentMethods" add={addPaymentMethod} />
    </Section>
  );
}

function NameList({
  label,
  rows,
}: {
  label: string;
  rows: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <Table aria-label={label} verticalSpacing={6} mb="md">
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td>{row.name}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A field and a button that add one more to a list of names. */
function AddName({
  what,
  queryKey,
  add,
}: {
  what: string;
  queryKey: string;
  add: (name: string) => Promise<unknown>;
}) {
  const queryClient = useQueryClient();
  const canEdit = useCan('products:write');
  const [draft, change] = useDraft({ name: '' });
  const save = useSave({
    save: () => add(draft.name.trim()),
    saved: async () => {
      change({ name: '' });
      await queryClient.invalidateQueries({ queryKey: [queryKey] });
    },
  });
  if (!canEdit) return null;
  return (
    <FormFrame save={save} label={`Add ${what}`}>
      <TextInput
        label={`New ${what}`}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={save.error('name')}
      />
    </FormFrame>
  );
}

function Taxes() {
  const { data: taxes = [] } = useQuery(taxComponentsQuery);
  const queryClient = useQueryClient();
  const canEdit = useCan('products:write');
  const [draft, change] = useDraft({ name: '', rate: '', isDefault: false });
  const save = useSave({
    save: () => addTaxComponent({ ...draft, name: draft.name.trim() }),
    saved: async () => {
      change({ name: '', rate: '', isDefault: false });
      await queryClient.invalidateQueries({ queryKey: ['taxComponents'] });
    },
  });
  return (
    <Section
      title="Taxes"
      lead="Our name for a tax and its rate; the books’ own rate is chosen in Account mapping."
    >
      <Table aria-label="Taxes" verticalSpacing={6} mb="md">
        <Table.Tbody>
          {taxes.map((tax) => (
            <Table.Tr key={tax.id}>
              <Table.Td>
                <Group gap="sm">
                  {tax.name}
                  {tax.isDefault ? (
                    <Badge variant="default" radius="sm" tt="none" fw={500}>
                      Default
                    </Badge>
                  ) : null}
                </Group>
              </Table.Td>
              <Table.Td ta="end">
                <Text size="sm" className="money">
                  {trimDecimal(tax.rate)} %
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {canEdit ? (
        <FormFrame save={save} label="Add tax">
          <Group grow align="flex-start">
            <TextInput
              label="New tax"
              placeholder="GST 10 %"
              value={draft.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
              error={save.error('name')}
            />
            <DecimalField
              label="Rate in percent"
              value={draft.rate}
              onDecimal={(rate) => change({ rate })}
              error={save.error('rate')}
            />
          </Group>
          <Checkbox
            label="Default for new lines"
            checked={draft.isDefault}
            onChange={(event) => change({ isDefault: event.currentTarget.checked })}
          />
        </FormFrame>
      ) : null}
    </Section>
  );
}

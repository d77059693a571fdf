/** A product at the right of the list. `/products/new` opens a blank one. */
import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { categoriesQuery, productQuery, taxComponentsQuery } from '../api/queries.ts';
import { saveProduct } from '../api/records.ts';
import { newExternalId } from '../api/request.ts';
import type { Product } from '../api/types.ts';
import { ArchiveButton } from '../customers/archive-button.tsx';
import { two } from '../fields/columns.ts';
import { DecimalField } from '../fields/decimal-field.tsx';
import { FormFrame } from '../fields/form-frame.tsx';
import { sent, shown } from '../fields/person-options.ts';
import { RecordDrawer } from '../fields/record-drawer.tsx';
import { useCan } from '../fields/use-can.ts';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { useUnsaved } from '../fields/use-unsaved.ts';
import { trimDecimal } from '../format/decimal.ts';

export function ProductDrawer() {
  const { id } = useParams({ from: '/shell/products/$id' });
  const navigate = useNavigate();
  const isNew = id === 'new';
  const { data: product, error } = useQuery({ ...productQuery(id), enabled: !isNew });
  const close = () => navigate({ to: '/products' });

  return (
    <RecordDrawer
      title={isNew ? 'New product' : (product?.name ?? 'Product')}
      isNew={isNew}
      isLoading={!isNew && !product}
      error={error}
      onClose={close}
    >
      <ProductForm
        key={product?.id ?? 'new'}
        product={product ?? null}
        onDone={close}
        onSaved={(saved) => {
          if (isNew) void navigate({ to: '/products/$id', params: { id: saved.id }, replace: true });
        }}
      />
    </RecordDrawer>
  );
}

function ProductForm({
  product,
  onSaved,
  onDone,
}: {
  product: Product | null;
  onSaved: (product: Product) => void;
  onDone: () => void;
}) {
  const queryClient = useQueryClient();
  const canEdit = useCan('products:write');
  const { data: categories = [] } = useQuery(categoriesQuery);
  const { data: taxes = [] } = useQuery(taxComponentsQuery);
  const [externalId] = useState(newExternalId);
  const unsaved = useUnsaved();
  const [draft, change] = useDraft(
    {
      code: shown(product?.code),
      name: shown(product?.name),
      description: shown(product?.description),
      categoryId: product?.categoryId ?? null,
      taxComponentId: product?.taxComponentId ?? null,
      unitPrice: trimDecimal(product?.unitPrice ?? '0'),
    },
    unsaved.touch,
  );
  const save = useSave({
    save: () =>
      saveProduct(
        product,
        { ...draft, code: sent(draft.code), description: sent(draft.description) },
        externalId,
      ),
    saved: async (saved) => {
      unsaved.settle();
      queryClient.setQueryData(productQuery(saved.id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: ['products', 'list'] });
      notifications.show({ message: `${saved.name} is saved.` });
      onSaved(saved);
    },
  });

  return (
    <FormFrame
      save={save}
      label={product ? 'Save' : 'Add product'}
      isReadOnly={!canEdit}
      extra={
        product ? <ArchiveButton path="products" queryKey="products" id={product.id} onDone={onDone} /> : null
      }
    >
      <TextInput
        label="Name"
        required
        data-autofocus={product === null || undefined}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={save.error('name')}
      />
      <Textarea
        label="Description"
        description="What the customer reads on the line"
        autosize
        minRows={2}
        value={draft.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
        error={save.error('description')}
      />
      <SimpleGrid cols={two} spacing="md">
        <TextInput
          label="Code"
          value={draft.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
          error={save.error('code')}
        />
        <DecimalField
          label="Price"
          value={draft.unitPrice}
          onDecimal={(unitPrice) => change({ unitPrice })}
          error={save.error('unitPrice')}
        />
        <Select
          label="Category"
          placeholder="None"
          searchable
          clearable
          data={categories.map((category) => ({ value: category.id, label: category.name }))}
          value={draft.categoryId}
          onChange={(categoryId) => change({ categoryId })}
          error={save.error('categoryId')}
        />
        <Select
          label="Tax"
          placeholder="None"
          searchable
          clearable
          data={taxes.map((tax) => ({ value: tax.id, label: `${tax.name} (${trimDecimal(tax.rate)} %)` }))}
          value={draft.taxComponentId}
          onChange={(taxComponentId) => change({ taxComponentId })}
          error={save.error('taxComponentId')}
        />
      </SimpleGrid>
    </FormFrame>
  );
}

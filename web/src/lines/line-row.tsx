/** One line while it is typed: what is sold with its price, or a heading or remark over the width of the table. */
import { ActionIcon, Select, Textarea, TextInput } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EditableField, TaxComponent } from '../api/types.ts';
import { DecimalField } from '../fields/decimal-field.tsx';
import { ProductPicker } from '../fields/record-picker.tsx';
import type { Order } from '../fields/use-order.ts';
import { trimDecimal } from '../format/decimal.ts';
import { Money } from '../format/money.tsx';
import { type LineDraft, withProduct } from './line-draft.ts';
import classes from './lines.module.css';

export type LineRowProps = {
  readonly line: LineDraft;
  readonly index: number;
  readonly change: (part: Partial<LineDraft>) => void;
  readonly remove: () => void;
  readonly row: ReturnType<Order['row']>;
  readonly handle: ReturnType<Order['handle']>;
  readonly currency: string;
  /** Null: tax is chosen in the extra cells. */
  readonly taxes: readonly TaxComponent[] | null;
  readonly amount: string | undefined;
  readonly fault: (field: string) => string | undefined;
  readonly extra: ReactNode;
  /** How many cells lie between the handle and the amount. */
  readonly width: number;
  readonly allows: (field: EditableField) => boolean;
};

export function LineRow(props: LineRowProps) {
  const { line, index, row, handle, amount, currency, allows } = props;
  const nth = `line ${index + 1}`;
  return (
    <tr data-kind={line.kind} {...row}>
      <td data-cell="handle">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          className={classes.handle}
          aria-label={`Move ${nth}`}
          title="Drag, or press ↑ or ↓"
          disabled={!allows('lines')}
          {...handle}
        >
          <IconGripVertical size={15} />
        </ActionIcon>
      </td>
      {line.kind === 'item' ? <ItemCells {...props} nth={nth} /> : <TextCell {...props} nth={nth} />}
      <td
        data-label={line.kind === 'remark' ? undefined : 'Amount'}
        data-cell="amount"
        className={classes.amount}
      >
        {line.kind === 'remark' ? null : <Money amount={amount} currency={currency} />}
      </td>
      <td data-cell="remove">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={`Remove ${nth}`}
          disabled={!allows('lines')}
          onClick={props.remove}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </td>
    </tr>
  );
}

/** A heading is one line of words; a remark may be several. */
function TextCell({ line, change, fault, width, allows, nth }: LineRowProps & { nth: string }) {
  const field = {
    size: 'xs' as const,
    disabled: !allows('description'),
    value: line.description,
    error: fault('description'),
  };
  return (
    <td data-cell="text" colSpan={width}>
      {line.kind === 'section' ? (
        <TextInput
          {...field}
          className={classes.heading}
          aria-label={`Heading, ${nth}`}
          placeholder="Heading"
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
      ) : (
        <Textarea
          {...field}
          autosize
          minRows={1}
          maxRows={6}
          aria-label={`Remark, ${nth}`}
          placeholder="Remark"
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
      )}
    </td>
  );
}

function ItemCells({ line, change, taxes, fault, extra, allows, nth }: LineRowProps & { nth: string }) {
  return (
    <>
      <td data-label="Product" data-cell="product">
        <ProductPicker
          size="xs"
          accessibleName={`Product of ${nth}`}
          placeholder="None"
          disabled={!allows('amount')}
          value={line.productId}
          valueLabel={line.productName}
          onPick={(product) => change(withProduct(line, product))}
        />
      </td>
      <td data-label="Description" data-cell="description">
        <Textarea
          size="xs"
          autosize
          minRows={1}
          maxRows={6}
          aria-label={`Description of ${nth}`}
          disabled={!allows('description')}
          value={line.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
          error={fault('description')}
        />
      </td>
      <td data-label="Quantity" data-cell="number">
        <DecimalField
          size="xs"
          aria-label={`Quantity of ${nth}`}
          disabled={!allows('amount')}
          value={line.quantity}
          onDecimal={(quantity) => change({ quantity })}
          error={fault('quantity')}
        />
      </td>
      <td data-label="Price" data-cell="price">
        <DecimalField
          size="xs"
          aria-label={`Price of ${nth}`}
          disabled={!allows('amount')}
          value={line.unitPrice}
          onDecimal={(unitPrice) => change({ unitPrice })}
          error={fault('unitPrice')}
        />
      </td>
      <td data-label="Discount %" data-cell="number">
        <DecimalField
          size="xs"
          aria-label={`Discount of ${nth} in percent`}
          disabled={!allows('amount')}
          value={line.discountRate}
          onDecimal={(discountRate) => change({ discountRate })}
          error={fault('discountRate')}
        />
      </td>
      {taxes ? (
        <td data-label="Tax" data-cell="tax">
          <TaxSelect
            nth={nth}
            taxes={taxes}
            disabled={!allows('amount')}
            value={line.taxComponentId}
            onPick={(taxComponentId) => change({ taxComponentId })}
            error={fault('taxComponentId')}
          />
        </td>
      ) : null}
      {extra}
    </>
  );
}

function TaxSelect(props: {
  nth: string;
  taxes: readonly TaxComponent[];
  disabled: boolean;
  value: string | null;
  onPick: (id: string | null) => void;
  error: string | undefined;
}) {
  return (
    <Select
      size="xs"
      aria-label={`Tax of ${props.nth}`}
      placeholder="No tax"
      disabled={props.disabled}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `No tax on ${props.nth}` }}
      data={props.taxes.map((tax) => ({ value: tax.id, label: `${tax.name} (${trimDecimal(tax.rate)} %)` }))}
      value={props.value}
      onChange={props.onPick}
      error={props.error}
    />
  );
}

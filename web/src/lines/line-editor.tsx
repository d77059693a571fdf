/** The lines of a sales doc or invoice: typed here, counted by the server. On a phone each line is a small form. */
import { ActionIcon, Button, Select, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EditableField, TaxComponent } from '../api/types.ts';
import { DecimalField } from '../fields/decimal-field.tsx';
import { ProductPicker } from '../fields/record-picker.tsx';
import { trimDecimal } from '../format/decimal.ts';
import { Money } from '../format/money.tsx';
import { blankLine, type LineDraft, withProduct } from './line-draft.ts';
import classes from './lines.module.css';

/** More cells of a line, between its tax and its amount: account, item and tax in the books. */
export type ExtraCells = {
  readonly headings: readonly string[];
  readonly cells: (line: LineDraft, index: number, change: (part: Partial<LineDraft>) => void) => ReactNode;
};

export function LineEditor({
  lines,
  onChange,
  currency,
  taxes,
  amounts,
  error,
  extra,
  allows = () => true,
}: {
  lines: readonly LineDraft[];
  onChange: (lines: readonly LineDraft[]) => void;
  currency: string;
  /** Null: tax is chosen in the extra cells. */
  taxes: readonly TaxComponent[] | null;
  /** The amount of each line as the server computed it; undefined while it is not known. */
  amounts: readonly (string | undefined)[];
  error: (path: string) => string | undefined;
  extra?: ExtraCells;
  /** Which parts of lines may change; all where it is not said. */
  allows?: (field: EditableField) => boolean;
}) {
  const change = (index: number, part: Partial<LineDraft>) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const headings = [
    'Product',
    'Description',
    'Quantity',
    'Price',
    'Discount %',
    ...(taxes ? ['Tax'] : []),
    ...(extra?.headings ?? []),
    'Amount',
  ];

  return (
    <div>
      <div className={classes.scroller}>
        <table className={classes.table} data-wide={extra ? true : undefined}>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col" data-heading={heading}>
                  {heading}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => {
              const nth = `line ${index + 1}`;
              const fault = (field: string) => error(`lines.${index}.${field}`);
              return (
                <tr key={line.key}>
                  <td data-label="Product" data-cell="product">
                    <ProductPicker
                      size="xs"
                      accessibleName={`Product of ${nth}`}
                      placeholder="None"
                      disabled={!allows('amount')}
                      value={line.productId}
                      valueLabel={line.productName}
                      onPick={(product) => change(index, withProduct(line, product))}
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
                      onChange={(event) => change(index, { description: event.currentTarget.value })}
                      error={fault('description')}
                    />
                  </td>
                  <td data-label="Quantity" data-cell="number">
                    <DecimalField
                      size="xs"
                      aria-label={`Quantity of ${nth}`}
                      disabled={!allows('amount')}
                      value={line.quantity}
                      onDecimal={(quantity) => change(index, { quantity })}
                      error={fault('quantity')}
                    />
                  </td>
                  <td data-label="Price" data-cell="price">
                    <DecimalField
                      size="xs"
                      aria-label={`Price of ${nth}`}
                      disabled={!allows('amount')}
                      value={line.unitPrice}
                      onDecimal={(unitPrice) => change(index, { unitPrice })}
                      error={fault('unitPrice')}
                    />
                  </td>
                  <td data-label="Discount %" data-cell="number">
                    <DecimalField
                      size="xs"
                      aria-label={`Discount of ${nth} in percent`}
                      disabled={!allows('amount')}
                      value={line.discountRate}
                      onDecimal={(discountRate) => change(index, { discountRate })}
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
                        onPick={(taxComponentId) => change(index, { taxComponentId })}
                        error={fault('taxComponentId')}
                      />
                    </td>
                  ) : null}
                  {extra?.cells(line, index, (part) => change(index, part))}
                  <td data-label="Amount" data-cell="amount" className={classes.amount}>
                    <Money amount={amounts[index]} currency={currency} />
                  </td>
                  <td data-cell="remove">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={28}
                      aria-label={`Remove ${nth}`}
                      disabled={!allows('lines')}
                      onClick={() => onChange(lines.filter((_, at) => at !== index))}
                    >
                      <IconTrash size={15} />
                    </ActionIcon>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Button
        variant="default"
        size="xs"
        mt="sm"
        disabled={!allows('lines')}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...lines, blankLine(defaultTax(taxes, lines))])}
      >
        Add line
      </Button>
    </div>
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

/** A new line is taxed like the one before it; the first like the workspace's default. */
function defaultTax(taxes: readonly TaxComponent[] | null, lines: readonly LineDraft[]): string | null {
  const last = lines.at(-1);
  if (last) return last.taxComponentId;
  return taxes?.find((tax) => tax.isDefault)?.id ?? null;
}

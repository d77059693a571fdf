/** The lines of a sales doc or invoice: typed here, counted by the server. On a phone each line is a small form. */
import { Button, Group, Text } from '@mantine/core';
import { IconHeading, IconMessage, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { EditableField, TaxComponent } from '../api/types.ts';
import { useOrder } from '../fields/use-order.ts';
import { blankLine, blankText, type LineDraft } from './line-draft.ts';
import { LineRow } from './line-row.tsx';
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
  textHint,
  allows = () => true,
}: {
  lines: readonly LineDraft[];
  onChange: (lines: readonly LineDraft[]) => void;
  currency: string;
  /** Null: tax is chosen in the extra cells. */
  taxes: readonly TaxComponent[] | null;
  /** The amount of each line as the server computed it, of a heading the sum beneath it; undefined: not known yet. */
  amounts: readonly (string | undefined)[];
  error: (path: string) => string | undefined;
  extra?: ExtraCells;
  /** What becomes of headings and remarks. Left out: there are none in this document. */
  textHint?: string;
  /** Which parts of lines may change; all where it is not said. */
  allows?: (field: EditableField) => boolean;
}) {
  const order = useOrder(lines, onChange, 'Line');
  const added = useRef<string | null>(null);
  useEffect(() => {
    if (added.current === null) return;
    const row = document.querySelector(`[data-line="${added.current}"]`);
    row?.querySelector<HTMLElement>('input, textarea')?.focus();
    added.current = null;
  });
  const middle = [
    ...['Product', 'Description', 'Quantity', 'Price', 'Discount %'],
    ...(taxes ? ['Tax'] : []),
    ...(extra?.headings ?? []),
  ];

  function add(line: LineDraft) {
    added.current = line.key;
    onChange([...lines, line]);
  }
  const addItem = () => add(blankLine(defaultTax(taxes, lines)));

  /** Enter in a one-line field goes on to the next line, and after the last begins another: it never saves half a table. */
  function onEnter(event: KeyboardEvent<HTMLTableSectionElement>) {
    const field = event.target;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(field instanceof HTMLInputElement) || field.ariaHasPopup === 'listbox') return;
    event.preventDefault();
    const row = field.closest('tr');
    const next = row?.nextElementSibling;
    if (next) next.querySelector<HTMLElement>('input, textarea')?.focus();
    else if (allows('lines')) addItem();
  }

  return (
    <div>
      <div className={classes.scroller}>
        <table className={classes.table} data-wide={extra ? true : undefined}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Move</span>
              </th>
              {[...middle, 'Amount'].map((heading) => (
                <th key={heading} scope="col" data-heading={heading}>
                  {heading}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody onKeyDown={onEnter}>
            {lines.map((line, index) => {
              const change = (part: Partial<LineDraft>) =>
                onChange(lines.map((other, at) => (at === index ? { ...other, ...part } : other)));
              return (
                <LineRow
                  key={line.key}
                  line={line}
                  index={index}
                  change={change}
                  remove={() => onChange(lines.filter((_, at) => at !== index))}
                  row={order.row(line.key)}
                  handle={order.handle(line.key)}
                  currency={currency}
                  taxes={taxes}
                  amount={amounts[index]}
                  fault={(field) => error(`lines.${index}.${field}`)}
                  extra={extra?.cells(line, index, change)}
                  width={middle.length}
                  allows={allows}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <span className="visually-hidden" aria-live="polite">
        {order.said}
      </span>
      <Group gap="sm" mt="sm">
        <AddButton
          label="Add line"
          icon={<IconPlus size={14} aria-hidden />}
          onAdd={addItem}
          isOff={!allows('lines')}
        />
        {textHint === undefined ? null : (
          <>
            <AddButton
              label="Add heading"
              icon={<IconHeading size={14} aria-hidden />}
              onAdd={() => add(blankText('section'))}
              isOff={!allows('lines')}
            />
            <AddButton
              label="Add remark"
              icon={<IconMessage size={14} aria-hidden />}
              onAdd={() => add(blankText('remark'))}
              isOff={!allows('lines')}
            />
          </>
        )}
      </Group>
      {textHint !== undefined && lines.some(({ kind }) => kind !== 'item') ? (
        <Text size="xs" c="dimmed" mt="sm">
          {textHint}
        </Text>
      ) : null}
    </div>
  );
}

function AddButton(props: { label: string; icon: ReactNode; onAdd: () => void; isOff: boolean }) {
  return (
    <Button variant="default" size="xs" disabled={props.isOff} leftSection={props.icon} onClick={props.onAdd}>
      {props.label}
    </Button>
  );
}

/** A new line is taxed like the item before it; the first like the workspace's default. */
function defaultTax(taxes: readonly TaxComponent[] | null, lines: readonly LineDraft[]): string | null {
  const last = lines.filter(({ kind }) => kind === 'item').at(-1);
  if (last) return last.taxComponentId;
  return taxes?.find((tax) => tax.isDefault)?.id ?? null;
}

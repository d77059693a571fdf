/**
 * The chip of a board's row with its card.
 *
 * The card opens on hover, focus and tap; the pointer can move into it; Esc closes it; Enter goes into it.
 */
import { Popover } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { AccountingCell } from '../api/types.ts';
import { StatusCard } from './status-card.tsx';
import classes from './status-chip.module.css';
import { StatusChip } from './status-chip.tsx';

// Long enough that crossing a column of chips opens nothing, short enough to feel immediate.
const openAfterMs = 120;
// The way from the chip into the card must not close it.
const closeAfterMs = 180;

export function AccountingChip({
  cell,
  name,
  tabIndex = 0,
}: {
  cell: AccountingCell;
  /** What the row is called, for people who hear the chip: "SD-1001". */
  name: string;
  tabIndex?: number;
}) {
  const card = useCard();
  const cardRef = useRef<HTMLDivElement>(null);
  const chipRef = useRef<HTMLButtonElement>(null);
  if (!cell.chip) return <span className="visually-hidden">No invoice</span>;

  function onChipKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && card.isOpen) {
      event.stopPropagation();
      card.close();
    }
    if (event.key !== 'Enter' && event.key !== ' ') return;
    // The grid would take Enter for itself.
    event.stopPropagation();
    event.preventDefault();
    card.open();
    requestAnimationFrame(() => cardRef.current?.querySelector<HTMLElement>('a, button, summary')?.focus());
  }

  function onCardKey(event: KeyboardEvent) {
    // React passes keys through the portal up to the grid, which would move its active cell.
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    chipRef.current?.focus();
    card.close();
  }

  return (
    <Popover
      opened={card.isOpen}
      onChange={(isOpen) => (isOpen ? card.open() : card.close())}
      position="bottom-start"
      withArrow
      closeOnEscape={false}
      trapFocus={false}
      withRoles={false}
    >
      <Popover.Target>
        <button
          ref={chipRef}
          type="button"
          className={classes.button}
          tabIndex={tabIndex}
          aria-haspopup="dialog"
          aria-expanded={card.isOpen}
          aria-label={`Accounting status of ${name}: ${cell.chip.label}${cell.count > 1 ? `, ${cell.count} invoices` : ''}`}
          onMouseEnter={card.openSoon}
          onMouseLeave={card.closeSoon}
          onFocus={card.openSoon}
          onBlur={card.closeSoon}
          onClick={card.open}
          onKeyDown={onChipKey}
        >
          <StatusChip chip={cell.chip} count={cell.count} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps keys and clicks of the card from the grid */}
        <div
          ref={cardRef}
          onMouseEnter={card.stay}
          onMouseLeave={card.closeSoon}
          onFocus={card.stay}
          onBlur={card.closeSoon}
          onKeyDown={onCardKey}
          onClick={(event) => event.stopPropagation()}
          onMouseDown={(event) => event.stopPropagation()}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          {card.isOpen ? <StatusCard cell={cell} name={name} /> : null}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function useCard() {
  const [isOpen, setIsOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return;
    // A card opened by the pointer has no focus, and Esc must close it all the same.
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') setIsOpen(false);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOpen]);

  function later(value: boolean, delayMs: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsOpen(value), delayMs);
  }
  function now(value: boolean) {
    clearTimeout(timer.current);
    setIsOpen(value);
  }
  return {
    isOpen,
    open: () => now(true),
    close: () => now(false),
    stay: () => clearTimeout(timer.current),
    openSoon: () => later(true, openAfterMs),
    closeSoon: () => later(false, closeAfterMs),
  };
}

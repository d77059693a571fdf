/** What can be done with all selected rows: at once, or after one of few choices. */
import type { ReactNode } from 'react';
import type { Choice } from '../board-column.ts';
import type { BulkStep } from './bulk-run.ts';

type Common = {
  readonly key: string;
  /** What the button says: "Send to the books", "Stage". */
  readonly label: string;
  readonly icon?: ReactNode;
};

export type PlainAction<R> = Common & {
  readonly kind: 'plain';
  /** Asked before it begins, where it cannot be taken back. */
  readonly question?: (count: number) => string;
  readonly step: BulkStep<R>;
};

export type ChoiceAction<R> = Common & {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly step: (choice: Choice) => BulkStep<R>;
  /** How a row gets back what it had before; absent: it cannot. */
  readonly undo?: (choice: Choice) => BulkStep<R>;
};

export type BulkAction<R> = PlainAction<R> | ChoiceAction<R>;

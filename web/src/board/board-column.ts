/** What a column of a board is: its raw value for sorting, filtering and files, its words, and how it is edited. */
import type { ComponentType, ReactNode } from 'react';
import type { CustomColumn } from '../api/types.ts';

export type ColumnType = 'text' | 'number' | 'money' | 'date' | 'status' | 'person' | 'link' | 'tags';

/** ISO date, decimal string, option id or ids, user id, or words; null where there is nothing. */
export type CellValue = string | readonly string[] | null;

/** One of few: a stage, a label of a status column, a person, a tag. */
export type Choice = { readonly value: string; readonly label: string; readonly color?: string };

export type BoardColumn<R> = {
  /** A built-in column's own name, or the id of a custom column. */
  readonly key: string;
  readonly name: string;
  readonly type: ColumnType;
  readonly value: (row: R) => CellValue;
  /** What the cell says, in words: for quick text and copying. */
  readonly text: (row: R) => string;
  /** What a status, person or tags column may hold, in their order. */
  readonly choices?: readonly Choice[];
  /** Where there are too many to list: what searches them. */
  readonly picker?: ComponentType<SearchedValues>;
  /** ISO code of the amounts of a money column. */
  readonly currency?: (row: R) => string | null;
  /** Whether groups show what the column comes to. */
  readonly isSummed?: boolean;
  /** In pixels. */
  readonly width: number;
  /** Its share of the room that is left over, where nobody has set its width. */
  readonly grows?: number;
  /** Stays at the left while the rest scrolls, unless the view says otherwise. */
  readonly isFrozen?: boolean;
  /** Not shown until somebody asks for it. */
  readonly isHidden?: boolean;
  readonly render?: (row: R, tabIndex: number) => ReactNode;
  /** Absent: the cell is never edited. */
  readonly edit?: CellEditing<R>;
  readonly custom?: CustomColumn;
};

/** Ids of records, which a picker searches. */
export type SearchedValues = {
  readonly label: string;
  readonly className: string | undefined;
  readonly values: readonly string[];
  readonly onValues: (values: readonly string[]) => void;
};

export type CellEditing<R> = {
  /** The field of the record that the cell holds; absent: a value of a column that people added. */
  readonly field?: string;
  readonly isAllowed: (row: R) => boolean;
  /** The row as it is shown once the cell holds the value. */
  readonly shown: (row: R, value: CellValue) => R;
  /** Asks the server for the value, if the cell still holds `was`; answers the row as it is now, or null where only a live change tells. */
  readonly save: (row: R, value: CellValue, was: CellValue) => Promise<R | null>;
  /** Whether the cell may be empty. */
  readonly isOptional: boolean;
};

/** What stands in a grid in place of rows. */
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './grid.module.css';

/** An ARIA grid may hold rows only, so what replaces them is one row of one cell. */
export function NoRows({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a message, not a cell to move to
    // biome-ignore lint/a11y/useSemanticElements: the grid is made of divs
    <div role="row" className={classes.noRows}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" aria-colindex={1}>
        {children}
      </div>
    </div>
  );
}

const skeletonRows = Array.from({ length: 12 }, (_, index) => index);

export function SkeletonRows() {
  return (
    <div aria-busy="true">
      <span className="visually-hidden">Loading</span>
      {skeletonRows.map((row) => (
        <div key={row} className={classes.skeletonRow}>
          <Skeleton height={10} width={`${60 + ((row * 17) % 35)}%`} />
        </div>
      ))}
    </div>
  );
}

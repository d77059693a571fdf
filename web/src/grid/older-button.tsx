/** Reads the next page of a list that has more, under what it shows already. */
import { Button } from '@mantine/core';

export function OlderButton({ of }: { of: Paged }) {
  if (!of.hasNextPage) return null;
  return (
    <Button
      size="xs"
      variant="default"
      style={{ justifySelf: 'start' }}
      loading={of.isFetchingNextPage}
      onClick={() => void of.fetchNextPage()}
    >
      Show older ones
    </Button>
  );
}

/** What a list of pages says of its next one. */
export type Paged = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

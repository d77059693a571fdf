/** What a drawer shows while its record is on its way: lines of about the length that will come. */
import { Skeleton, Stack } from '@mantine/core';

export function DrawerSkeleton() {
  return (
    <Stack gap="md" aria-busy="true">
      <span className="visually-hidden">Loading</span>
      {[40, 70, 55, 80, 60].map((width) => (
        <Skeleton key={width} height={14} width={`${width}%`} />
      ))}
    </Stack>
  );
}

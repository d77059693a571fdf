/** How long what is owed has been due, as the columns of a report are headed. */
export const ageBuckets = [
  { key: 'current', name: 'Current' },
  { key: 'days30', name: '1–30' },
  { key: 'days60', name: '31–60' },
  { key: 'days90', name: '61–90' },
  { key: 'older', name: '91+' },
] as const;

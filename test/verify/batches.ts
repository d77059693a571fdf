/** Records as a few calls carry them. */

export function batchesOf<T>(size: number, records: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(records.length / size);
  return Array.from({ length: count }, (_, index) => records.slice(index * size, (index + 1) * size));
}

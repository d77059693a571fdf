/** What the lines of a sales doc on screen come to, asked of the server a moment after the last key. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SalesLineValues } from '../api/records.ts';
import { post } from '../api/request.ts';
import type { components } from '../api/schema.gen.ts';

type SalesDocPreview = components['schemas']['SalesDocPreview'];

const pauseMs = 200;

/** @param request null while something on screen is not a number yet */
export function useSalesPreview(
  request: { readonly lineAmountType: string; readonly lines: readonly SalesLineValues[] } | null,
): { readonly answer: SalesDocPreview | undefined; readonly isStale: boolean } {
  const key = request === null ? null : JSON.stringify({ ...request, lines: request.lines.map(said) });
  const [asked] = useDebouncedValue(key, pauseMs);
  const { data, isPlaceholderData, isPending } = useQuery({
    queryKey: ['salesDocPreview', asked],
    queryFn: ({ signal }) => post<SalesDocPreview>('/sales-docs/preview', JSON.parse(asked ?? ''), signal),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  return { answer: data, isStale: isPlaceholderData || isPending || asked !== key };
}

/** The sums do not depend on the words; a line without any yet is counted all the same. */
const said = (line: SalesLineValues) => ({ ...line, description: '–' });

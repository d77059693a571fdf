/** What the lines on screen come to, asked of the server a moment after the last key. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { invoicePreviewQuery } from '../api/queries.ts';
import type { InvoicePreview, InvoiceRequest } from '../api/types.ts';

const pauseMs = 200;

export type Preview = {
  readonly answer: InvoicePreview | undefined;
  /** The answer is of an earlier state of the form, or none is there yet. */
  readonly isStale: boolean;
  readonly error: Error | null;
};

/** @param request null while something on screen is not a number yet */
export function usePreview(request: InvoiceRequest | null): Preview {
  const key = request === null ? null : JSON.stringify(countableOf(request));
  const [asked] = useDebouncedValue(key, pauseMs);
  // What was asked is the text of an InvoiceRequest written one line above.
  const query = useQuery(invoicePreviewQuery(asked === null ? null : (JSON.parse(asked) as InvoiceRequest)));
  return {
    answer: query.data,
    isStale: query.isPlaceholderData || query.isPending || asked !== key,
    error: query.error,
  };
}

/** A line without words yet is counted all the same; Save will ask for them. */
function countableOf(request: InvoiceRequest): InvoiceRequest {
  return {
    ...request,
    lines: request.lines.map((line) => ({ ...line, description: line.description.trim() || '–' })),
  };
}

/** On the invoice form: the books e-mail it to the customer when they have it. */
import { Checkbox } from '@mantine/core';
import type { InvoicePreview } from '../api/types.ts';

export function EmailTick({
  arrivesAs,
  isTicked,
  onTick,
}: {
  /** Null or undefined: no books are connected, or nobody knows yet. */
  arrivesAs: InvoicePreview['willArriveAs'] | undefined;
  isTicked: boolean;
  onTick: (isTicked: boolean) => void;
}) {
  if (!arrivesAs) return null;
  const isDraft = arrivesAs === 'draft';
  return (
    <Checkbox
      size="xs"
      label={isDraft ? 'Drafts are not e-mailed' : 'E-mail it when it is in the books'}
      disabled={isDraft}
      checked={isTicked && !isDraft}
      onChange={(event) => onTick(event.currentTarget.checked)}
    />
  );
}

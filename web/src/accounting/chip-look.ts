/** How each status looks: an icon and a tone, always beside its words. */
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleHalf2,
  IconClockExclamation,
  IconClockHour4,
  IconEyeOff,
  IconFileOff,
  IconFilePencil,
  IconHourglass,
  IconMinus,
  IconSend,
  IconUserCheck,
} from '@tabler/icons-react';
import type { ChipKind } from '../api/types.ts';

export type Tone = 'slate' | 'red' | 'amber' | 'green' | 'gray' | 'orange';

export const chipLook: Record<ChipKind, { readonly tone: Tone; readonly Icon: typeof IconBan }> = {
  waitingPayment: { tone: 'slate', Icon: IconClockHour4 },
  overdue: { tone: 'red', Icon: IconClockExclamation },
  partiallyPaid: { tone: 'amber', Icon: IconCircleHalf2 },
  paid: { tone: 'green', Icon: IconCircleCheck },
  notSent: { tone: 'gray', Icon: IconMinus },
  awaitingApproval: { tone: 'slate', Icon: IconUserCheck },
  queued: { tone: 'gray', Icon: IconHourglass },
  sending: { tone: 'gray', Icon: IconSend },
  needsAttention: { tone: 'orange', Icon: IconAlertTriangle },
  draftInBooks: { tone: 'gray', Icon: IconFilePencil },
  awaitingApprovalInBooks: { tone: 'gray', Icon: IconHourglass },
  voided: { tone: 'gray', Icon: IconBan },
  deletedInBooks: { tone: 'gray', Icon: IconFileOff },
  ignored: { tone: 'gray', Icon: IconEyeOff },
};

/** Every status a filter can ask for, in the order a person would look for them. */
export const chipKinds: readonly { readonly kind: ChipKind; readonly label: string }[] = [
  { kind: 'overdue', label: 'Overdue' },
  { kind: 'waitingPayment', label: 'Waiting Payment' },
  { kind: 'partiallyPaid', label: 'Partially Paid' },
  { kind: 'paid', label: 'Paid' },
  { kind: 'needsAttention', label: 'Needs attention' },
  { kind: 'awaitingApproval', label: 'Waits for approval' },
  { kind: 'queued', label: 'Queued' },
  { kind: 'sending', label: 'Sending' },
  { kind: 'notSent', label: 'Not sent' },
  { kind: 'draftInBooks', label: 'Draft in the books' },
  { kind: 'awaitingApprovalInBooks', label: 'Awaiting approval there' },
  { kind: 'voided', label: 'Voided' },
  { kind: 'deletedInBooks', label: 'Deleted in the books' },
  { kind: 'ignored', label: 'Ignored' },
];

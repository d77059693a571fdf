/** The books e-mail the invoice: to whom, whether it was sent, and what to do where they cannot tell. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { ProblemNote } from '../accounting/problem-note.tsx';
import { emailInvoice, settleEmail } from '../api/documents.ts';
import { newExternalId } from '../api/request.ts';
import type { InvoiceDocuments } from '../api/types.ts';
import { Dialog } from '../fields/dialog.tsx';
import { formatInstant } from '../format/dates.ts';
import { useAct } from './use-act.ts';

type Email = InvoiceDocuments['email'];

export function EmailPart({ invoiceId, documents }: { invoiceId: string; documents: InvoiceDocuments }) {
  const { email, actions } = documents;
  const ledgerName = documents.ledgerName ?? 'the books';
  /** The external id of what is being asked, while it is. */
  const [asking, setAsking] = useState<string | null>(null);
  const { isBusy, run } = useAct();
  const { latest } = email;
  const isUnderWay = latest?.syncState === 'queued' || latest?.syncState === 'sending';
  const canSend = actions.includes('email') && latest?.isInDoubt !== true;

  async function send() {
    if (asking !== null) await run(() => emailInvoice(invoiceId, asking));
    setAsking(null);
  }

  return (
    <Stack gap="sm" aria-live="polite">
      <SentWords email={email} ledgerName={ledgerName} />
      {latest?.problem && latest.syncState === 'needsAttention' ? (
        <ProblemNote
          // It mends on this very screen.
          problem={latest.isInDoubt ? { ...latest.problem, setting: null } : latest.problem}
        />
      ) : null}
      {latest?.isInDoubt === true && actions.includes('email') ? (
        <Group gap="sm">
          <Button
            size="xs"
            variant="default"
            loading={isBusy}
            onClick={() => run(() => settleEmail(latest.id, 'was-sent'))}
          >
            It was sent
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={isBusy}
            onClick={() => run(() => settleEmail(latest.id, 'send-again'))}
          >
            It was not: send it again
          </Button>
        </Group>
      ) : null}
      {canSend ? (
        <Group gap="sm">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconMail size={14} aria-hidden />}
            disabled={email.whyNot !== null || isUnderWay}
            onClick={() => setAsking(newExternalId())}
          >
            {email.isSent ? 'Send again by e-mail' : 'Send by e-mail'} from {ledgerName}
          </Button>
          {email.whyNot !== null && latest?.problem?.message !== email.whyNot ? (
            <Text size="sm" c="dimmed">
              {email.whyNot}
            </Text>
          ) : null}
        </Group>
      ) : null}
      <Dialog isOpen={asking !== null} onClose={() => setAsking(null)} title="E-mail this invoice?">
        <Stack gap="md">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {ledgerName} sends it to <b>{email.to ?? 'the address that the customer has there'}</b>, in its
            own words and layout.
          </Text>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => setAsking(null)} data-autofocus>
              Not now
            </Button>
            <Button loading={isBusy} onClick={send}>
              Send e-mail
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </Stack>
  );
}

function SentWords({ email, ledgerName }: { email: Email; ledgerName: string }) {
  const words = wordsOf(email, ledgerName);
  if (words === null) return null;
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }} data-email={email.latest?.syncState ?? 'inBooks'}>
      {email.isSent ? (
        <IconCheck size={14} aria-hidden style={{ verticalAlign: '-2px', marginInlineEnd: 4 }} />
      ) : null}
      {words}
    </Text>
  );
}

/** Where the last e-mail stands, or that somebody in the books has sent it. */
function wordsOf({ isSent, isPlanned, to, latest }: Email, ledgerName: string): string | null {
  if (isPlanned) return `${ledgerName} e-mails it once it is approved.`;
  switch (latest?.syncState) {
    case undefined:
    case 'ignored':
    case 'needsAttention':
      if (isSent) return `Marked as sent to the customer in ${ledgerName}.`;
      return to === null ? null : `${ledgerName} would send it to ${to}.`;
    case 'queued':
      return `${ledgerName} e-mails it when its turn comes.`;
    case 'sending':
      return `${ledgerName} is e-mailing it.`;
    default:
      return latest?.isConfirmedByHand === true
        ? `E-mailed from ${ledgerName}, as somebody here confirmed ${formatInstant(latest.sentAt)}.`
        : `E-mailed from ${ledgerName} to ${latest?.sentTo} on ${formatInstant(latest?.sentAt)}.`;
  }
}

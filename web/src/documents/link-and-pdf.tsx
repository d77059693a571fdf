/** The invoice's page on the web, and the PDF that the books print: fetched when somebody asks. */
import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconExternalLink, IconFileTypePdf, IconWorld } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { askBooks, ledgerPdfAddress } from '../api/documents.ts';
import type { InvoiceDocuments } from '../api/types.ts';
import { download } from './download.ts';
import { useAct } from './use-act.ts';

export function LinkAndPdf({ invoiceId, documents }: { invoiceId: string; documents: InvoiceDocuments }) {
  const { online, pdf, actions } = documents;
  if (!actions.includes('read')) return null;
  const problem = online.problem ?? pdf.problem;
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {online.isAvailable ? <OnlineLink invoiceId={invoiceId} online={online} /> : null}
        <Pdf invoiceId={invoiceId} documents={documents} />
      </Group>
      {online.isAvailable ? null : (
        <Text size="sm" c="dimmed">
          A draft has no page on the web yet.
        </Text>
      )}
      {problem ? (
        <Text size="sm" role="alert" c="var(--cf-red-ink)">
          {problem}
        </Text>
      ) : null}
    </Stack>
  );
}

function OnlineLink({ invoiceId, online }: { invoiceId: string; online: InvoiceDocuments['online'] }) {
  const { isBusy, run } = useAct();
  if (online.url === null) {
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconWorld size={14} aria-hidden />}
        loading={isBusy || online.state === 'reading'}
        onClick={() => run(() => askBooks(invoiceId, 'onlineUrl'))}
      >
        Get online link
      </Button>
    );
  }
  return (
    <>
      <CopyButton value={online.url}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
            {copied ? 'Copied' : 'Copy online link'}
          </Button>
        )}
      </CopyButton>
      <Button
        size="xs"
        variant="default"
        component="a"
        href={online.url}
        target="_blank"
        rel="noreferrer"
        rightSection={<IconExternalLink size={14} aria-hidden />}
      >
        Open online invoice
      </Button>
    </>
  );
}

function Pdf({ invoiceId, documents }: { invoiceId: string; documents: InvoiceDocuments }) {
  const { pdf, ledgerName } = documents;
  const { isBusy, run } = useAct();
  const [isWanted, setIsWanted] = useState(false);
  const address = ledgerPdfAddress(invoiceId);

  // It is saved as soon as it has come, where this press asked for it.
  useEffect(() => {
    if (!isWanted || pdf.state === 'reading') return;
    if (pdf.state === 'there') download(address);
    if (pdf.state !== 'notAsked') setIsWanted(false);
  }, [isWanted, pdf.state, address]);

  function press() {
    if (pdf.state === 'there') return download(address);
    void run(async () => {
      await askBooks(invoiceId, 'pdf');
      setIsWanted(true);
    });
  }

  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconFileTypePdf size={14} aria-hidden />}
      loading={isBusy || isWanted || pdf.state === 'reading'}
      onClick={press}
    >
      PDF from {ledgerName ?? 'the books'}
    </Button>
  );
}

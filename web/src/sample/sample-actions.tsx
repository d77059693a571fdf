/** What can be done with the sample data now, as buttons; how far it is on its way, while it is. */
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { sampleDataQuery, sendSamples } from '../api/sample-data.ts';
import type { SampleData } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { RemoveSamplesDialog } from './remove-samples-dialog.tsx';
import classes from './sample.module.css';

type Size = 'sm' | 'compact-sm';

export function SampleActions({ samples, size }: { samples: SampleData; size: Size }) {
  const [isAsking, asking] = useDisclosure(false);
  const can = (action: SampleData['actions'][number]) => samples.actions.includes(action);
  return (
    <div className={classes.actions}>
      {samples.progress ? (
        <Text size="sm" className={classes.progress} aria-live="polite">
          {samples.progress.done} of {samples.progress.of}
        </Text>
      ) : null}
      {can('connect') ? (
        <Button
          size={size}
          variant="light"
          renderRoot={(props) => <Link to="/settings/integrations" {...props} />}
        >
          Connect practice books
        </Button>
      ) : null}
      {can('send') ? <SendButton size={size} /> : null}
      {can('remove') ? (
        <Button size={size} variant="default" className={classes.remove} onClick={asking.open}>
          Remove sample data
        </Button>
      ) : null}
      <RemoveSamplesDialog samples={samples} isOpen={isAsking} onClose={asking.close} />
    </div>
  );
}

function SendButton({ size }: { size: Size }) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);

  async function send() {
    setIsBusy(true);
    await orSayWhy(async () => queryClient.setQueryData(sampleDataQuery.queryKey, await sendSamples()));
    setIsBusy(false);
  }
  return (
    <Button size={size} variant="light" loading={isBusy} onClick={send}>
      Send sample invoices
    </Button>
  );
}

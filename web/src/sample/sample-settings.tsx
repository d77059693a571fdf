/** The sample data in the workspace's settings: what it is, and how to be rid of it. */
import { Group, Text } from '@mantine/core';
import { Section } from '../settings/section.tsx';
import { SampleActions } from './sample-actions.tsx';
import { useSamples } from './use-samples.ts';

export function SampleSettings() {
  const samples = useSamples();
  if (samples === null) return null;
  return (
    <Section title="Sample data" lead="A made-up apparel decorator to look around in.">
      <Group justify="space-between" gap="md">
        <Text size="sm" flex="1 1 280px">
          {samples.message}
        </Text>
        <SampleActions samples={samples} size="sm" />
      </Group>
    </Section>
  );
}

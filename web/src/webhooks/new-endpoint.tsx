/** Adds an endpoint; its secret is handed on, to be shown once. */
import { SimpleGrid, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createEndpoint, type WebhookSecret } from '../api/webhooks.ts';
import { FormFrame } from '../fields/form-frame.tsx';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';

export function NewEndpoint({ onMade }: { onMade: (made: WebhookSecret) => void }) {
  const queryClient = useQueryClient();
  const [draft, change] = useDraft({ name: '', url: '' });
  const save = useSave({
    save: () => createEndpoint({ name: draft.name.trim(), url: draft.url.trim() }),
    saved: async (made) => {
      change({ name: '', url: '' });
      await queryClient.invalidateQueries({ queryKey: ['webhookEndpoints'] });
      onMade(made);
    },
  });
  return (
    <FormFrame save={save} label="Add endpoint">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label="Name"
          description="As automations call it"
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={save.error('name')}
        />
        <TextInput
          label="Address"
          description="Where it listens"
          type="url"
          placeholder="https://"
          value={draft.url}
          onChange={(event) => change({ url: event.currentTarget.value })}
          error={save.error('url')}
        />
      </SimpleGrid>
    </FormFrame>
  );
}

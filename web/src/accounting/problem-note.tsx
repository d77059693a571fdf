/** A problem with the books: one sentence, the setting that mends it, the ledger's own words folded beneath. */
import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import type { Problem } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { localSentence } from '../format/sentences.ts';

export function ProblemNote({ problem }: { problem: Problem }) {
  return (
    <Alert
      variant="light"
      p="sm"
      icon={<IconAlertTriangle size={16} aria-hidden />}
      styles={{
        root: { background: 'var(--cf-orange-tint)', color: 'var(--cf-orange-ink)' },
        icon: { color: 'inherit', marginInlineEnd: 8 },
        message: { color: 'inherit' },
      }}
      data-problem={problem.code}
    >
      <Stack gap={4}>
        <Text size="sm" inherit>
          {localSentence(problem.message)}
        </Text>
        {problem.setting ? (
          <LinkAnchor {...addressIn(problem.setting)} size="sm" c="inherit" td="underline">
            {settingWords(problem.setting)}
          </LinkAnchor>
        ) : null}
        {problem.ledgerWords ? (
          <details>
            <summary style={{ color: 'inherit' }}>What the books said</summary>
            <Text size="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {problem.ledgerWords}
            </Text>
          </details>
        ) : null}
      </Stack>
    </Alert>
  );
}

/** A setting may name what it is about: `…/contacts?customer=…`. */
export function addressIn(setting: string): { readonly to: string; readonly search: Record<string, string> } {
  const { pathname, searchParams } = new URL(setting, location.origin);
  return { to: pathname, search: Object.fromEntries(searchParams) };
}

/** What a link to a setting is called. */
export function settingWords(setting: string): string {
  if (setting.includes('/mapping')) return 'Open account mapping';
  if (/\/integrations\/[\w-]+\/contacts/.test(setting)) return 'Say who it is in the books';
  if (setting.includes('/integrations')) return 'Open integrations';
  if (setting.startsWith('/companies') || setting.startsWith('/contacts')) return 'Open the customer';
  if (setting.startsWith('/invoices/')) return 'Open the invoice';
  return 'Open the setting';
}

/** What quotes, orders and invoices say of the business when they are printed. */
import {
  Button,
  FileButton,
  Group,
  Image,
  Select,
  SimpleGrid,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { countryOptions } from '../account/regions.ts';
import { two } from '../fields/columns.ts';
import { FormFrame } from '../fields/form-frame.tsx';
import { sent, shown } from '../fields/person-options.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { Section } from '../settings/section.tsx';
import { type Business, businessQuery, removeLogo, saveBusiness, saveLogo } from './business-query.ts';

export function BusinessDetails({ canEdit }: { canEdit: boolean }) {
  const { data } = useQuery(businessQuery);
  return data ? (
    <Section title="On documents">
      <Text size="sm" c="dimmed" mb="md">
        What customers read on the PDFs of quotes, orders and invoices.
      </Text>
      <Logo hasLogo={data.hasLogo} canEdit={canEdit} />
      <DetailsForm business={data} canEdit={canEdit} />
    </Section>
  ) : null;
}

function DetailsForm({ business, canEdit }: { business: Business; canEdit: boolean }) {
  const queryClient = useQueryClient();
  const [draft, change] = useDraft({
    address: shown(business.address),
    country: business.country,
    taxNumber: shown(business.taxNumber),
    email: shown(business.email),
    phone: shown(business.phone),
    paymentDetails: shown(business.paymentDetails),
    documentFooter: shown(business.documentFooter),
    validDays: business.quoteValidDays === null ? '' : String(business.quoteValidDays),
  });
  const save = useSave({
    save: () => {
      const { country, validDays, ...texts } = draft;
      return saveBusiness({
        address: sent(texts.address),
        taxNumber: sent(texts.taxNumber),
        email: sent(texts.email),
        phone: sent(texts.phone),
        paymentDetails: sent(texts.paymentDetails),
        documentFooter: sent(texts.documentFooter),
        country,
        quoteValidDays: validDays === '' ? null : Number.parseInt(validDays, 10),
      });
    },
    saved: (saved) => {
      queryClient.setQueryData(businessQuery.queryKey, saved);
      notifications.show({ message: 'What stands on documents is saved.' });
    },
  });
  return (
    <FormFrame save={save} label="Save documents" isReadOnly={!canEdit}>
      <Textarea
        label="Address"
        autosize
        minRows={2}
        value={draft.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
        error={save.error('address')}
      />
      <SimpleGrid cols={two} spacing="md">
        <Select
          label="Country"
          description="Documents are printed on its paper: A4 or Letter"
          data={countryOptions()}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'No country' }}
          value={draft.country}
          onChange={(country) => change({ country })}
          error={save.error('country')}
        />
        <TextInput
          label="Quotes are valid for (days)"
          description="Left empty, a quote says nothing of it"
          inputMode="numeric"
          value={draft.validDays}
          onChange={(event) => change({ validDays: event.currentTarget.value.replace(/\D/g, '') })}
          error={save.error('quoteValidDays')}
        />
        <TextInput
          label="Tax number"
          value={draft.taxNumber}
          onChange={(event) => change({ taxNumber: event.currentTarget.value })}
          error={save.error('taxNumber')}
        />
        <TextInput
          label="Phone on documents"
          value={draft.phone}
          onChange={(event) => change({ phone: event.currentTarget.value })}
          error={save.error('phone')}
        />
        <TextInput
          label="E-mail on documents"
          type="email"
          value={draft.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
          error={save.error('email')}
        />
      </SimpleGrid>
      <Textarea
        label="How to pay"
        description="On orders and invoices: the bank account, say"
        autosize
        minRows={2}
        value={draft.paymentDetails}
        onChange={(event) => change({ paymentDetails: event.currentTarget.value })}
        error={save.error('paymentDetails')}
      />
      <TextInput
        label="Foot of each page"
        value={draft.documentFooter}
        onChange={(event) => change({ documentFooter: event.currentTarget.value })}
        error={save.error('documentFooter')}
      />
    </FormFrame>
  );
}

function Logo({ hasLogo, canEdit }: { hasLogo: boolean; canEdit: boolean }) {
  const queryClient = useQueryClient();
  const act = (what: () => Promise<unknown>) =>
    void orSayWhy(async () => {
      await what();
      await queryClient.invalidateQueries({ queryKey: businessQuery.queryKey });
    });
  if (!canEdit && !hasLogo) return null;
  return (
    <Group gap="sm" mb="md">
      {hasLogo ? <Image src="/api/v1/workspace/logo" alt="Logo" h={40} w="auto" fit="contain" /> : null}
      {canEdit ? (
        <FileButton accept="image/png,image/jpeg" onChange={(file) => file && act(() => saveLogo(file))}>
          {(button) => (
            <Button {...button} size="xs" variant="default">
              {hasLogo ? 'Change logo' : 'Add a logo'}
            </Button>
          )}
        </FileButton>
      ) : null}
      {hasLogo && canEdit ? (
        <Button size="xs" variant="subtle" color="gray" onClick={() => act(removeLogo)}>
          Remove logo
        </Button>
      ) : null}
    </Group>
  );
}

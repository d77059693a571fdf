/**
 * Ctrl+K: screens and what can be begun at once, and every record as the server finds it.
 *
 * A combobox whose list is always open: the words stay in the field, arrows choose, Enter opens.
 */
import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { StatusChip } from '../accounting/status-chip.tsx';
import { searchQuery } from '../api/search.ts';
import type { Chip, Found } from '../api/types.ts';
import { type Place, usePlaces } from './search-places.ts';
import classes from './shell.module.css';

export function Search({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={620}
      yOffset="8dvh"
      centered={false}
      onExitTransitionEnd={focusScreen}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Search">
        <Palette onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Where another screen has come, what had the focus before is gone. */
function focusScreen() {
  if (document.activeElement === document.body) document.getElementById('screen')?.focus();
}

function Palette({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [words, setWords] = useState('');
  const places = usePlaces(words);
  const { records, isAsking } = useRecords(words);
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });
  const choices = [...places.map(placeChoice), ...records.map(recordChoice)];
  const listed = choices.map(({ to }) => to).join(' ');
  // What Enter opens is always there to be seen, also of records that came a moment after the words.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another list is drawn
  useEffect(() => {
    combobox.selectFirstOption();
  }, [listed]);

  function open(to: string) {
    onClose();
    router.history.push(to);
  }

  return (
    <Combobox store={combobox} onOptionSubmit={open} withinPortal={false}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          size="md"
          variant="unstyled"
          className={classes.searchField}
          placeholder="Search screens and records"
          aria-label="Search screens and records"
          autoFocus
          data-autofocus
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label="Found" className={classes.found} tabIndex={0}>
        {choices.map((choice) => (
          <Combobox.Option key={choice.to} value={choice.to} className={classes.foundOne}>
            <FoundLine {...choice} />
          </Combobox.Option>
        ))}
        {choices.length === 0 ? (
          <Combobox.Empty>{isAsking ? 'Searching …' : 'Nothing found'}</Combobox.Empty>
        ) : null}
      </Combobox.Options>
    </Combobox>
  );
}

function useRecords(words: string): { records: readonly Found[]; isAsking: boolean } {
  const wanted = words.trim();
  const [asked] = useDebouncedValue(wanted, 120);
  const { data, isFetching } = useQuery(searchQuery(asked));
  const isShort = wanted.length < 2;
  return {
    records: isShort ? [] : (data?.items ?? []),
    isAsking: !isShort && (isFetching || asked !== wanted),
  };
}

type Choice = Place & { readonly chip: Chip | null };

function placeChoice(place: Place): Choice {
  return { ...place, chip: null };
}

function recordChoice({ kind, id, label, detail, chip }: Found): Choice {
  return { label, detail, chip, to: `${folders[kind]}/${id}` };
}

const folders: Readonly<Record<Found['kind'], string>> = {
  company: '/companies',
  contact: '/contacts',
  product: '/products',
  salesDoc: '/sales',
  job: '/jobs',
  invoice: '/invoices',
};

function FoundLine({ label, detail, chip }: Choice) {
  return (
    <>
      <span className={classes.foundWords}>
        <span>{label}</span>
        <small>{detail}</small>
      </span>
      {chip ? <StatusChip chip={chip} /> : null}
    </>
  );
}

/** A text with places in it, put in by a menu where the caret stands. */
import { Button, Group, Menu, Textarea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useRef } from 'react';
import type { AutomationOptions } from '../api/types.ts';
import classes from './automations.module.css';

export function TemplateField({
  label,
  options,
  rows,
  value,
  error,
  onChange,
}: {
  label: string;
  options: AutomationOptions;
  rows: number;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  function insert(name: string) {
    const place = `{{${name}}}`;
    const at = field.current?.selectionStart ?? value.length;
    onChange(value.slice(0, at) + place + value.slice(field.current?.selectionEnd ?? at));
    // After the menu has given the focus back and the text is drawn.
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at + place.length, at + place.length);
    });
  }
  return (
    <div className={classes.wide}>
      <Group justify="space-between" gap="xs">
        <Textarea
          ref={field}
          size="xs"
          label={label}
          autosize
          minRows={rows}
          maxRows={14}
          w="100%"
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <Menu width={220} position="bottom-start">
          <Menu.Target>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconBraces size={13} aria-hidden />}
              aria-label={`Insert into ${label}`}
            >
              Insert
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {options.placeholders.map(({ name, label: what }) => (
              <Menu.Item key={name} onClick={() => insert(name)}>
                {what}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </div>
  );
}

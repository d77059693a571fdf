/** Import from CSV: choose a file, check how its columns are read, try it, then import it as a whole or not at all. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ImportFile } from './import-file.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function ImportSettings() {
  const [subject, setSubject] = useState<'customers' | 'invoices'>('customers');
  return (
    <div className={classes.wideColumn}>
      <Section
        title="Import"
        lead={
          subject === 'customers'
            ? 'One row a customer: a company with its person, or somebody who buys privately.'
            : 'One row a line; rows with the same invoice number make one invoice. Import the customers first.'
        }
        aside={
          <SegmentedControl
            size="xs"
            aria-label="What to import"
            data={[
              { value: 'customers', label: 'Customers' },
              { value: 'invoices', label: 'Invoices' },
            ]}
            value={subject}
            onChange={(value) => setSubject(value === 'invoices' ? 'invoices' : 'customers')}
          />
        }
      >
        <ImportFile key={subject} subject={subject} />
      </Section>
    </div>
  );
}

/** Across every screen while there is sample data: that it is sample data, and what can be done with it. */
import { IconFlask2 } from '@tabler/icons-react';
import classes from './sample.module.css';
import { SampleActions } from './sample-actions.tsx';
import { useSamples } from './use-samples.ts';

export function SampleBar() {
  const samples = useSamples();
  if (samples === null) return null;
  return (
    <section className={classes.bar} aria-label="Sample data" data-bar="sample">
      <IconFlask2 size={16} aria-hidden />
      <p>
        <strong>You are looking at sample data.</strong>{' '}
        <span className={classes.more}>{samples.message}</span>
      </p>
      <SampleActions samples={samples} size="compact-sm" />
    </section>
  );
}

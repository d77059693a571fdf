/** What people do at our screens with invoices that were not sent: backfills, their pauses and stops, and their undoing. */
import type { Chance } from './chance.ts';
import { listConnections } from './connecting.ts';
import type { Stage } from './stage.ts';

export type BackfillHere = {
  /** Makes a preview; now and then it is started as soon as it is complete. */
  preview(): Promise<void>;
  /** One of the buttons, where it is offered; on the latest where it is not. */
  press(button: 'start' | 'pause' | 'resume' | 'stop' | 'undo'): Promise<void>;
};

export function createBackfillHere(stage: Stage, chance: Chance): BackfillHere {
  const { people, scheduler } = stage;
  const live = async () => (await listConnections(stage)).find(({ status }) => status !== 'disconnected');
  return {
    async preview() {
      const connection = await live();
      if (connection === undefined) return;
      const path = `/api/v1/connections/${connection.id}/backfills`;
      const { status, body } = await people.press('POST', path, { from: '2009-01-01', to: '2199-01-01' });
      // Refused while another is under way, or the books must be connected again.
      if (status !== 201 || chance.happens(0.3)) return;
      for (let looks = 0; looks < 30; looks++) {
        const { body: now } = await people.press('GET', `/api/v1/backfills/${String(body.id)}`);
        if (now.state !== 'checking') break;
        await scheduler.sleep(2_000, 'waits for the preview');
      }
      await people.press('POST', `/api/v1/backfills/${String(body.id)}/start`);
    },
    async press(button) {
      const connection = await live();
      if (connection === undefined) return;
      const { body } = await people.press('GET', `/api/v1/connections/${connection.id}/backfills`);
      // What the API's list holds.
      const backfills = (body.items ?? []) as readonly { id: string; actions: readonly string[] }[];
      const offered = backfills.find(({ actions }) => actions.includes(button)) ?? backfills[0];
      if (offered !== undefined) await people.press('POST', `/api/v1/backfills/${offered.id}/${button}`);
    },
  };
}

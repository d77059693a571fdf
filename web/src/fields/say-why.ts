/** Runs what a button or menu asked for; when the server says no, says why. */
import { notifications } from '@mantine/notifications';
import { sentence } from './use-save.ts';

export async function orSayWhy(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    notifications.show({ color: 'red', title: 'That did not work', message: sentence(error) });
  }
}

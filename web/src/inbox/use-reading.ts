/** Marks what a person has seen as read, and lets the bell and the inbox know. */
import { useQueryClient } from '@tanstack/react-query';
import { type Notification, readAllNotifications, readNotification } from '../api/notifications.ts';
import { orSayWhy } from '../fields/say-why.ts';

export type Reading = {
  readonly read: (notification: Notification) => void;
  /** Of those that are shown: nothing that comes meanwhile is taken for seen. */
  readonly readAll: (shown: readonly Notification[]) => void;
};

export function useReading(): Reading {
  const queryClient = useQueryClient();
  const marked = (act: () => Promise<unknown>) =>
    void orSayWhy(async () => {
      await act();
      // This tab does not wait for the live connection.
      await queryClient.invalidateQueries({ queryKey: ['notifications'] });
    });
  return {
    read: ({ id, isRead }) => {
      if (!isRead) marked(() => readNotification(id));
    },
    readAll: ([newest]) => {
      if (newest !== undefined) marked(() => readAllNotifications(newest));
    },
  };
}

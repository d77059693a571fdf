/** What the person is told of, and how that person wants to hear of it by e-mail. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, post, put } from './request.ts';
import type { components } from './schema.gen.ts';
import type { Page } from './types.ts';

type Schemas = components['schemas'];
export type Notification = Schemas['Notification'];
export type NotificationSettings = Schemas['NotificationSettings'];
export type NotificationChoice = Schemas['NotificationChoice'];

export const unreadCountQuery = queryOptions({
  queryKey: ['notifications', 'counts'],
  queryFn: async ({ signal }) =>
    (await get<Schemas['NotificationCounts']>('/notifications/counts', undefined, signal)).unread,
});

/** As many as fit under the bell. */
export const latestQuery = queryOptions({
  queryKey: ['notifications', 'latest'],
  queryFn: async ({ signal }) =>
    (await get<Page<Notification>>('/notifications', { limit: 8 }, signal)).items,
});

export const notificationsQuery = (onlyUnread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', 'list', onlyUnread],
    queryFn: ({ signal, pageParam }) => {
      const asked = { unread: onlyUnread, limit: 30, cursor: pageParam };
      return get<Page<Notification>>('/notifications', asked, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export function readNotification(id: string): Promise<unknown> {
  return post(`/notifications/${id}/read`);
}

/** @param newest of those that the person sees */
export function readAllNotifications(newest: Notification): Promise<unknown> {
  return post(`/notifications/read-all?upTo=${newest.id}`);
}

export const notificationSettingsQuery = queryOptions({
  queryKey: ['notificationSettings'],
  queryFn: ({ signal }) => get<NotificationSettings>('/notification-settings', undefined, signal),
});

export function saveNotificationSettings(choice: NotificationChoice): Promise<NotificationSettings> {
  return put('/notification-settings', choice);
}

/** How people hear of things: at once, once a day, or only in the application. */

export const emailChoices = ['atOnce', 'daily', 'never'] as const;

export type NotificationSettings = {
  readonly email: (typeof emailChoices)[number];
  /** In the workspace's time zone. */
  readonly digestHour: number;
};

/** Of whoever has chosen nothing: a message that asks to be mailed is mailed. */
export const initialNotificationSettings: NotificationSettings = { email: 'atOnce', digestHour: 8 };

/** What a notification leads to: a record, or a screen with something of that kind to see to. */
export type NotificationAbout = {
  readonly kind:
    | 'invoice'
    | 'job'
    | 'salesDoc'
    | 'company'
    | 'contact'
    | 'connection'
    | 'automation'
    | 'syncOperations';
  readonly id: string;
};

/** Its page within the web application. */
export function pathOfAbout({ kind, id }: NotificationAbout): string {
  switch (kind) {
    case 'invoice':
      return `/invoices/${id}`;
    case 'job':
      return `/jobs/${id}`;
    case 'salesDoc':
      return `/sales/${id}`;
    case 'company':
      return `/companies/${id}`;
    case 'contact':
      return `/contacts/${id}`;
    case 'automation':
      return `/automations/${id}`;
    case 'connection':
      return '/settings/integrations';
    case 'syncOperations':
      return '/sync';
  }
}

export type Message = {
  readonly userIds: readonly string[];
  readonly title: string;
  readonly body: string | null;
  readonly about: NotificationAbout | null;
  /** Whether it may go out by e-mail: at once or in the digest, unless the person wants none. */
  readonly byEmail: boolean;
};

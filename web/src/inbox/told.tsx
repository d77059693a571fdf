/** One thing that a person is told of: it leads to what it is about, and is read by going there. */
import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Notification } from '../api/notifications.ts';
import { formatAge, formatInstant } from '../format/dates.ts';
import { localSentence } from '../format/sentences.ts';
import classes from './inbox.module.css';

type Props = {
  readonly notification: Notification;
  readonly onOpen: (notification: Notification) => void;
  /** Has the focus when what it stands in opens. */
  readonly isFirst?: boolean;
};

export function Told({ notification, onOpen, isFirst = false }: Props) {
  const { path, isRead } = notification;
  const look = {
    className: classes.one,
    'data-unread': isRead ? undefined : true,
    'data-autofocus': isFirst ? true : undefined,
    onClick: () => onOpen(notification),
  };
  const words = <Words notification={notification} />;
  return (
    <li>
      {path === null ? (
        <UnstyledButton {...look}>{words}</UnstyledButton>
      ) : (
        <Link to={path} {...look}>
          {words}
        </Link>
      )}
    </li>
  );
}

function Words({ notification: { title, body, at, isRead } }: { notification: Notification }) {
  return (
    <>
      <span className={classes.dot} aria-hidden />
      <span className={classes.words}>
        <span className={classes.title}>
          {isRead ? null : <span className="visually-hidden">Unread: </span>}
          {title}
        </span>
        {body ? <span className={classes.body}>{localSentence(body)}</span> : null}
        <time className={classes.body} dateTime={at} title={formatInstant(at)}>
          {formatAge(at, Date.now())}
        </time>
      </span>
    </>
  );
}

-- Mail that goes out, what people are told of in the application, and how each of them wants to hear of it.

create table mails (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  to_address text not null,
  to_name text,
  subject text not null,
  body_text text not null,
  about_kind text check (about_kind in ('invoice', 'job', 'salesDoc', 'notification', 'digest')),
  about_id uuid,
  -- 'kept': no mail server is set up. 'undecided': nobody can tell whether the server took it (src/domain/mail.ts).
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'kept', 'undecided', 'failed')),
  attempts integer not null default 0,
  not_before timestamptz,
  -- Why it is not sent, in a sentence; and what the server said.
  problem text,
  server_words text,
  -- Under which the receiving side knows it: the same when it is sent again.
  message_id text,
  -- Who said that an undecided one arrived.
  decided_by text references auth_users (id) on delete set null,
  created_at timestamptz not null,
  last_tried_at timestamptz,
  settled_at timestamptz,
  primary key (workspace_id, id),
  check ((about_kind is null) = (about_id is null))
);
create index mails_open on mails (workspace_id, not_before, id) where state in ('queued', 'sending');
create index mails_by_state on mails (workspace_id, state, id);

create table notifications (
  workspace_id text not null references workspaces (id) on delete cascade,
  id uuid not null,
  user_id text not null references auth_users (id) on delete cascade,
  title text not null,
  body text,
  about_kind text,
  about_id text,
  -- Whether it is to reach the person by e-mail too, at once or in the digest, as the person chose.
  by_email boolean not null,
  at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  primary key (workspace_id, id),
  check ((about_kind is null) = (about_id is null))
);
create index notifications_of_user on notifications (workspace_id, user_id, id);
create index notifications_unread on notifications (workspace_id, user_id) where read_at is null;
create index notifications_for_digest on notifications (workspace_id, user_id)
  where by_email and read_at is null and mailed_at is null;

create table notification_settings (
  workspace_id text not null references workspaces (id) on delete cascade,
  user_id text not null references auth_users (id) on delete cascade,
  email text not null check (email in ('atOnce', 'daily', 'never')),
  -- In the workspace's time zone.
  digest_hour smallint not null check (digest_hour between 0 and 23),
  primary key (workspace_id, user_id)
);

-- The digest that a person got on a day: no second one, whatever fails in between.
create table notification_digests (
  workspace_id text not null references workspaces (id) on delete cascade,
  user_id text not null references auth_users (id) on delete cascade,
  day date not null,
  mail_id uuid not null,
  primary key (workspace_id, user_id, day)
);

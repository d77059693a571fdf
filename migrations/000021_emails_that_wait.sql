-- An invoice that waits here for approval may be meant to be e-mailed: that is asked for when it is approved.

alter table invoices add column email_when_approved boolean not null default false;

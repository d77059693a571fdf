-- What a batch writes costs less: an index that others cover goes, and rows that change twice have room to do so in place.

drop index sync_operations_open;

-- Of an invoice or a mirror mostly columns change that no index knows: with room on the page, none of their indexes is written.
alter table invoices set (fillfactor = 75);
alter table mirrors set (fillfactor = 85);

-- When the last request left that met silence: for a while it may still arrive, whatever later ones were answered.
alter table sync_operations add column silent_at timestamptz;
update sync_operations set silent_at = dispatched_at where was_answered = false;

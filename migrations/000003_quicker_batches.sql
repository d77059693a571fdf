-- What a batch writes costs less: an index that others cover goes, and rows that change twice have room to do so in place.

drop index sync_operations_open;

-- Of an invoice or a mirror mostly columns change that no index knows: with room on the page, none of their indexes is written.
alter table invoices set (fillfactor = 75);
alter table mirrors set (fillfactor = 85);

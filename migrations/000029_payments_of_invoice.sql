-- Every card reads the payments of its invoices. PostgreSQL 18 finds them by the index that begins with the connection;
-- older ones would read all of the workspace's.
create index payments_invoice on payments (workspace_id, invoice_id);

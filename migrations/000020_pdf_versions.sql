-- Which version of its invoice a PDF shows: a ledger may date its changes to the second only, and two may fall into one.

alter table ledger_pdfs add column version text;

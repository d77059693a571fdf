-- Books that work the sales tax out themselves, by addresses: their lines are taxed or not, and no code of ours says how much.

alter table connections add column counts_sales_tax boolean not null default false;

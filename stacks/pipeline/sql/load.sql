-- Replaces the orders by those of the clean file, then writes the report beside it.
BEGIN;
CREATE TABLE IF NOT EXISTS orders (
    number integer PRIMARY KEY,
    day date NOT NULL,
    city text NOT NULL,
    cents integer NOT NULL
);
TRUNCATE orders;
COPY orders FROM '/exchange/clean/orders.csv' WITH (FORMAT csv);
COMMIT;

\! mkdir -p /exchange/report
\pset format html
\pset tableattr 'cellpadding=6'
\pset title 'Orders by city'
\o /exchange/report/index.html
\qecho '<!doctype html><meta charset="utf-8"><title>Orders by city</title>'
SELECT city, count(*) AS orders, round(sum(cents) / 100.0, 2) AS amount FROM orders GROUP BY city ORDER BY city;
\o

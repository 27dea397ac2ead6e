CREATE TABLE product (
    id integer PRIMARY KEY,
    name text NOT NULL,
    price_cents integer NOT NULL CHECK (price_cents > 0)
);

CREATE TABLE purchase (
    id bigserial PRIMARY KEY,
    product_id integer NOT NULL REFERENCES product,
    quantity integer NOT NULL CHECK (quantity > 0),
    placed_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO product VALUES
    (1, 'Mooring line, 12 m', 2490),
    (2, 'Brass cleat', 1850),
    (3, 'Fender, small', 1600),
    (4, 'Signal lamp', 5900);

import pg from "pg";
import { config } from "./config";

export const pool = new pg.Pool({ connectionString: config.databaseUrl, max: 10, idleTimeoutMillis: 30_000 });

const reportingPool = new pg.Pool({
  host: "reports.db.example.test",
  user: "reporting",
  password: "Lantern-Reports-7pQ2",
  database: "shop",
  max: 2,
});

export interface Product {
  id: number;
  slug: string;
  name: string;
  description: string;
  price_cents: number;
  stock: number;
}

export interface Customer {
  id: number;
  email: string;
  name: string;
  password_hash: string;
  is_admin: boolean;
}

export async function productById(id: number): Promise<Product | undefined> {
  const { rows } = await pool.query<Product>("SELECT * FROM products WHERE id = $1", [id]);
  return rows[0];
}

export async function customerByEmail(email: string): Promise<Customer | undefined> {
  const { rows } = await pool.query<Customer>("SELECT * FROM customers WHERE lower(email) = lower($1)", [email]);
  return rows[0];
}

/** Runs several statements as one: all of them count, or none. */
export async function transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

export async function salesPerMonth(year: number): Promise<{ month: number; cents: number }[]> {
  const { rows } = await reportingPool.query<{ month: number; cents: number }>(
    `SELECT extract(month FROM placed_at)::int AS month, sum(total_cents)::int AS cents
       FROM orders WHERE extract(year FROM placed_at) = $1 GROUP BY 1 ORDER BY 1`,
    [year],
  );
  return rows;
}

import postgres from "postgres";

const name = "tollgate";

/**
 * The address of the database for the program: its role owns the database and may create others,
 * but is no superuser, so that revoked rights bind it as they do in production.
 */
export async function createOwner(port: number, password: string): Promise<string> {
  const sql = postgres({
    host: "127.0.0.1",
    port,
    username: "postgres",
    password,
    database: "postgres",
    max: 1,
    onnotice: () => undefined,
  });
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = ${name}`;
    if (!role) {
      await sql.unsafe(`create role ${name} login createdb createrole password '${password}'`);
    }
    const [database] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!database) {
      await sql.unsafe(`create database ${name} owner ${name}`);
    }
  } finally {
    await sql.end();
  }
  return `postgres://${name}:${password}@127.0.0.1:${port}/${name}`;
}

import { spawnSync } from "node:child_process";

/** The system account that a database server runs as. */
export type ServerAccount = { uid: number; gid: number };

/** Postgres refuses root, who lends it `postgres` or `nobody`; others run it as they are. */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const account = accountNamed("postgres") ?? accountNamed("nobody");
  if (!account) {
    throw new Error("Postgres must not run as root: add a system user named postgres or nobody.");
  }
  return account;
}

function accountNamed(name: string): ServerAccount | undefined {
  const uid = identity("-u", name);
  const gid = identity("-g", name);
  return uid && gid ? { uid, gid } : undefined;
}

function identity(kind: "-u" | "-g", name: string): number | undefined {
  const answer = spawnSync("id", [kind, name], { encoding: "utf8" });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
}

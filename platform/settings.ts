import { z } from "zod";

const originUrl = z
  .string()
  .refine((text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text, {
    error: "must be an origin like https://pay.example.com, without a path or a closing slash",
  });

const keyBytes = 32;

const vaultKey = z.string().refine((text) => Buffer.from(text, "base64").length === keyBytes, {
  error: "must be 32 bytes in base64",
});

const vaultKeys = z
  .string()
  .default("")
  .transform((text) => text.split(",").filter((key) => key !== ""))
  .pipe(z.array(vaultKey));

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be a postgres:// address",
});

/** As a provider names itself; without TLS only on this very machine. */
const issuerUrl = z.string().refine(
  (text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname, search, hash } = new URL(text);
    const isNear = hostname === "127.0.0.1" || hostname === "localhost";
    return search + hash === "" && (protocol === "https:" || (protocol === "http:" && isNear));
  },
  { error: "must be an https:// address" },
);

const environment = z.object({
  DATABASE_URL: postgresUrl,
  TOLLGATE_LISTEN_URL: postgresUrl.optional(),
  TOLLGATE_REPLICA_URL: postgresUrl.optional(),
  TOLLGATE_ORIGIN: originUrl,
  TOLLGATE_SECRET: z.string({ error: "is missing" }).min(32, "must have 32 characters or more"),
  TOLLGATE_VAULT_KEY: z.string({ error: "is missing" }).pipe(vaultKey),
  TOLLGATE_VAULT_FORMER_KEYS: vaultKeys,
  TOLLGATE_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" })
    .optional(),
  TOLLGATE_MAIL_FROM: z.string().default("Tollgate <tollgate@localhost>"),
  TOLLGATE_SIGN_IN_ISSUER: issuerUrl.optional(),
  TOLLGATE_SIGN_IN_CLIENT_ID: z.string().optional(),
  TOLLGATE_SIGN_IN_CLIENT_SECRET: z.string().optional(),
  TOLLGATE_SIGN_IN_LABEL: z.string().max(40, "must have 40 characters or fewer").optional(),
  TOLLGATE_METRICS_TOKEN: z.string().min(16, "must have 16 characters or more").optional(),
  TOLLGATE_LOOPBACK_WEBHOOKS: z.enum(["0", "1"]).default("0"),
  TOLLGATE_RATE_LIMIT: z.coerce.number().int().min(0).max(100_000).default(100),
  TOLLGATE_RATE_BURST: z.coerce.number().int().min(1).max(1_000_000).default(1000),
  TOLLGATE_CALLS_PER_DAY: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  TOLLGATE_KEY_CONCURRENCY: z.coerce.number().int().min(0).max(10_000).default(0),
  TOLLGATE_FLOOD_LIMIT: z.coerce.number().int().min(0).max(100_000).default(100),
  TOLLGATE_REQUEST_LOG_DAYS: z.coerce.number().int().min(7).max(400).default(30),
  TOLLGATE_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(8).default(0),
  TOLLGATE_DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
  TOLLGATE_UNSAFE_DATABASE: z.enum(["0", "1"]).default("0"),
  TOLLGATE_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** An OpenID provider that vouches for everyone in this installation. */
export interface SignInProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people know it by. */
  readonly label: string;
}

/** What the program is told from outside; see .env.example for each. */
export interface Settings {
  readonly databaseUrl: string;
  /** The same database without a pooler between: what it tells by NOTIFY is heard there. */
  readonly listenUrl: string;
  /** A streaming replica of it, where reports are read while it is near. */
  readonly replicaUrl: string | undefined;
  /** Scheme, host and port under which browsers and programs reach us. */
  readonly origin: string;
  /** The root of every derived key; whoever has it can forge sessions. */
  readonly secret: string;
  /** What the vault's keys are wrapped with: 32 bytes in base64. */
  readonly vaultKey: string;
  /** What they were wrapped with before, until all of them are wrapped anew. */
  readonly vaultFormerKeys: readonly string[];
  /** Where e-mail is handed in; without it, none is sent. */
  readonly smtpUrl: string | undefined;
  /** Who e-mail is from. */
  readonly mailFrom: string;
  /** By whom everyone may sign in beside what merchants say; undefined without one. */
  readonly signInProvider: SignInProvider | undefined;
  /** What a monitor must show to read the metrics; without it, nobody can. */
  readonly metricsToken: string | undefined;
  /** Lets sandboxes send webhooks to this very machine. */
  readonly loopbackWebhooks: boolean;
  /** How many requests a second each API key may make, and an account four times that; 0: any. */
  readonly rateLimit: number;
  /** How many of them may come at once. */
  readonly rateBurst: number;
  /** How many requests an account may make from midnight to midnight by UTC; 0: any. */
  readonly callsPerDay: number;
  /** How many requests of an API key are answered at a time; 0: any. */
  readonly keyConcurrency: number;
  /** How many requests a minute without a valid credential block an address; 0: any. */
  readonly floodLimit: number;
  /** How long a request stays in the log, at the least; up to a week longer. */
  readonly requestLogDays: number;
  /** How many proxies of ours stand in front; 0 means forwarded addresses are not believed. */
  readonly trustedProxies: number;
  /** How long a server that was told to end goes on taking requests, and tells balancers so. */
  readonly drainSeconds: number;
  /** Lets tests run on a database with fsync off. */
  readonly unsafeDatabase: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/** Reads the settings or throws one error with a sentence for each fault. */
export function loadSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `${String(issue.path[0])} ${faultText(present, issue)}.`,
    );
    throw new Error(`The settings are not usable. ${faults.join(" ")} See .env.example.`);
  }
  const values = parsed.data;
  return {
    databaseUrl: values.DATABASE_URL,
    listenUrl: values.TOLLGATE_LISTEN_URL ?? values.DATABASE_URL,
    replicaUrl: values.TOLLGATE_REPLICA_URL,
    origin: values.TOLLGATE_ORIGIN,
    secret: values.TOLLGATE_SECRET,
    vaultKey: values.TOLLGATE_VAULT_KEY,
    vaultFormerKeys: values.TOLLGATE_VAULT_FORMER_KEYS,
    smtpUrl: values.TOLLGATE_SMTP_URL,
    mailFrom: values.TOLLGATE_MAIL_FROM,
    signInProvider: signInProvider(values),
    metricsToken: values.TOLLGATE_METRICS_TOKEN,
    loopbackWebhooks: values.TOLLGATE_LOOPBACK_WEBHOOKS === "1",
    rateLimit: values.TOLLGATE_RATE_LIMIT,
    rateBurst: values.TOLLGATE_RATE_BURST,
    callsPerDay: values.TOLLGATE_CALLS_PER_DAY,
    keyConcurrency: values.TOLLGATE_KEY_CONCURRENCY,
    floodLimit: values.TOLLGATE_FLOOD_LIMIT,
    requestLogDays: values.TOLLGATE_REQUEST_LOG_DAYS,
    trustedProxies: values.TOLLGATE_TRUSTED_PROXIES,
    drainSeconds: values.TOLLGATE_DRAIN_SECONDS,
    unsafeDatabase: values.TOLLGATE_UNSAFE_DATABASE === "1",
    logLevel: values.TOLLGATE_LOG_LEVEL,
  };
}

function signInProvider(values: z.output<typeof environment>): SignInProvider | undefined {
  const issuer = values.TOLLGATE_SIGN_IN_ISSUER;
  const clientId = values.TOLLGATE_SIGN_IN_CLIENT_ID;
  const clientSecret = values.TOLLGATE_SIGN_IN_CLIENT_SECRET;
  const label = values.TOLLGATE_SIGN_IN_LABEL;
  if (issuer && clientId && clientSecret && label) return { issuer, clientId, clientSecret, label };
  if (!issuer && !clientId && !clientSecret && !label) return undefined;
  throw new Error(
    "The settings are not usable. TOLLGATE_SIGN_IN_ISSUER, TOLLGATE_SIGN_IN_CLIENT_ID, " +
      "TOLLGATE_SIGN_IN_CLIENT_SECRET and TOLLGATE_SIGN_IN_LABEL belong together: set all of " +
      "them or none. See .env.example.",
  );
}

function faultText(env: Record<string, unknown>, issue: z.core.$ZodIssue): string {
  return env[String(issue.path[0])] === undefined ? "is missing" : issue.message;
}

let loaded: Settings | undefined;

/** The settings of this program, read from its environment once. */
export function settings(): Settings {
  loaded ??= loadSettings(process.env);
  return loaded;
}

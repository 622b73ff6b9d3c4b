import { expect, test } from "vitest";
import { loadSettings } from "#platform/settings";

const sound = {
  DATABASE_URL: "postgres://tollgate@127.0.0.1:5432/tollgate",
  TOLLGATE_ORIGIN: "https://pay.example.com",
  TOLLGATE_SECRET: "x".repeat(32),
  TOLLGATE_VAULT_KEY: Buffer.alloc(32, 7).toString("base64"),
};

test("sound settings are read, the optional ones with what they are when nobody says", () => {
  expect(loadSettings(sound)).toEqual({
    databaseUrl: sound.DATABASE_URL,
    listenUrl: sound.DATABASE_URL,
    replicaUrl: undefined,
    requestLogDays: 30,
    origin: sound.TOLLGATE_ORIGIN,
    secret: sound.TOLLGATE_SECRET,
    vaultKey: sound.TOLLGATE_VAULT_KEY,
    vaultFormerKeys: [],
    smtpUrl: undefined,
    mailFrom: "Tollgate <tollgate@localhost>",
    signInProvider: undefined,
    metricsToken: undefined,
    loopbackWebhooks: false,
    rateLimit: 100,
    rateBurst: 1000,
    callsPerDay: 0,
    keyConcurrency: 0,
    floodLimit: 100,
    trustedProxies: 0,
    drainSeconds: 0,
    unsafeDatabase: false,
    logLevel: "info",
  });
});

test("each fault has a sentence of its own, and all are told at once", () => {
  const faulty = { ...sound, DATABASE_URL: "mysql://x", TOLLGATE_ORIGIN: "", TOLLGATE_SECRET: "y" };
  expect(() => loadSettings(faulty)).toThrow(
    "DATABASE_URL must be a postgres:// address. TOLLGATE_ORIGIN is missing. " +
      "TOLLGATE_SECRET must have 32 characters or more.",
  );
});

for (const origin of [
  "nonsense",
  "ftp://a.example",
  "https://a.example/",
  "https://a.example/pay",
]) {
  test(`an origin like ${origin} is refused in words`, () => {
    expect(() => loadSettings({ ...sound, TOLLGATE_ORIGIN: origin })).toThrow(
      "TOLLGATE_ORIGIN must be an origin like https://pay.example.com",
    );
  });
}

test("a secret never stands in the error", () => {
  const short = { ...sound, TOLLGATE_SECRET: "hunter2" };
  expect(() => loadSettings(short)).toThrow(/^(?:(?!hunter2)[^])*$/);
});

const provider = {
  TOLLGATE_SIGN_IN_ISSUER: "https://id.example.com/realms/staff",
  TOLLGATE_SIGN_IN_CLIENT_ID: "tollgate",
  TOLLGATE_SIGN_IN_CLIENT_SECRET: "hunter2",
  TOLLGATE_SIGN_IN_LABEL: "Example",
};

test("a provider to sign in by is named whole, or not at all", () => {
  expect(loadSettings({ ...sound, ...provider }).signInProvider).toEqual({
    issuer: "https://id.example.com/realms/staff",
    clientId: "tollgate",
    clientSecret: "hunter2",
    label: "Example",
  });
  for (const name of Object.keys(provider)) {
    const partly = { ...sound, ...provider, [name]: "" };
    expect(() => loadSettings(partly)).toThrow(/belong together(?:(?!hunter2)[^])*$/);
  }
});

test.each(["http://id.example.com", "id.example.com", "https://id.example.com?x=1", "ftp://x"])(
  "an issuer like %s is refused",
  (issuer) => {
    const named = { ...sound, ...provider, TOLLGATE_SIGN_IN_ISSUER: issuer };
    expect(() => loadSettings(named)).toThrow("TOLLGATE_SIGN_IN_ISSUER must be an https://");
  },
);

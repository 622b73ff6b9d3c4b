/** Who may look at whom: platform ← db ← domain ← http ← app, components and worker beside. */
export const layers = {
  platform: [],
  db: ["platform"],
  domain: ["platform", "db"],
  messages: [],
  http: ["platform", "db", "domain", "messages"],
  components: ["platform", "domain", "messages"],
  app: ["platform", "db", "domain", "messages", "http", "components"],
  worker: ["platform", "db", "domain"],
  scripts: ["platform", "db", "domain", "messages", "http", "app", "worker"],
} as const satisfies Record<string, readonly string[]>;

/** The features of the domain, each importing only those before it; also the reading order. */
export const features = [
  "errors",
  "money",
  "access",
  "audit",
  "events",
  "idempotency",
  "ledger",
  "changes",
  "merchants",
  "people",
  "team",
  "customers",
  "api-keys",
  "channels",
  "payment-methods",
  "balance",
  "charges",
  "payments",
  "refund-policies",
  "refunds",
  "refund-approvals",
  "settlement",
  "reports",
] as const;

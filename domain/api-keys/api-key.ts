import type { apiKeys } from "#db/schema/api-keys";

/** A credential of a program; its secret was shown once and is not kept. */
export type ApiKey = typeof apiKeys.$inferSelect;

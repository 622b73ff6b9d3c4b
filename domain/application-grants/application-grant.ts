import type { applicationGrants } from "#db/schema/oauth";

/** That a person lets an application act for an account; what it does, that person answers for. */
export type ApplicationGrant = typeof applicationGrants.$inferSelect;

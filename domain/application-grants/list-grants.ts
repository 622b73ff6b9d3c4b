import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ApplicationGrant } from "#domain/application-grants/application-grant";
import { openGrants } from "#domain/application-grants/queries";
import type { Application } from "#domain/applications/application";
import { readerOf } from "#domain/changes/reader";

/** What an application is allowed, by whom, and which application that is. */
export interface ListedGrant {
  readonly grant: ApplicationGrant;
  readonly application: Application;
  readonly personName: string;
}

/** What applications are allowed in the account at this moment, the newest first. */
export async function listGrants(ctx: Context): Promise<readonly ListedGrant[]> {
  requireScope(ctx, "applications:read");
  return openGrants(readerOf(ctx));
}

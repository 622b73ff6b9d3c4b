import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { Application, ApplicationSecret } from "#domain/applications/application";
import { loadApplication } from "#domain/applications/load-application";
import { applicationsOf, namesOf, secretsInUse } from "#domain/applications/queries";
import { readerOf } from "#domain/changes/reader";

/** An application with the names of those who registered and reviewed it. */
export interface ListedApplication extends Application {
  readonly registeredByName: string;
  readonly reviewedByName: string | null;
}

/** The applications of the merchant, in whichever of its accounts they were registered. */
export async function listApplications(ctx: Context): Promise<readonly ListedApplication[]> {
  requireScope(ctx, "applications:read");
  return named(await applicationsOf(ctx.account.merchantId));
}

/** One application of the merchant, with what is known of the secrets that it may still use. */
export async function retrieveApplication(
  ctx: Context,
  { applicationId }: { readonly applicationId: string },
): Promise<{
  readonly application: ListedApplication;
  readonly secrets: readonly ApplicationSecret[];
}> {
  requireScope(ctx, "applications:read");
  const read = readerOf(ctx);
  const found = await loadApplication(ctx.account, applicationId);
  const [application = unnamed(found)] = await named([found]);
  return { application, secrets: await secretsInUse(read, found.id) };
}

async function named(rows: readonly Application[]): Promise<readonly ListedApplication[]> {
  const names = await namesOf(
    rows.flatMap(({ registeredBy, reviewedBy }) => [registeredBy, reviewedBy ?? []].flat()),
  );
  return rows.map((row) => ({
    ...row,
    registeredByName: names.get(row.registeredBy) ?? "",
    reviewedByName: (row.reviewedBy && names.get(row.reviewedBy)) ?? null,
  }));
}

function unnamed(row: Application): ListedApplication {
  return { ...row, registeredByName: "", reviewedByName: null };
}

import { statementCsv } from "#app/(dashboard)/balance/statements/statement-csv";
import { statementAnswer } from "#app/(dashboard)/balance/statements/statement-file";
import { retrieveStatement } from "#domain/statements/retrieve-statement";
import { dashboardContext, shown } from "#http/session";

const kind = { extension: "csv", contentType: "text/csv; charset=utf-8" } as const;

type StatementRoute = RouteContext<"/balance/statements/[currency]/[month]/csv">;

/** A month's statement as a file; without one, the page that says so. */
export async function GET(_: Request, { params }: StatementRoute): Promise<Response> {
  const ctx = await dashboardContext();
  const statement = await shown(retrieveStatement(ctx, await params));
  return statementAnswer(statementCsv(ctx, statement), statement, kind);
}

import { statementAnswer } from "#app/(dashboard)/balance/statements/statement-file";
import { statementPdf } from "#app/(dashboard)/balance/statements/statement-pdf";
import { retrieveStatement } from "#domain/statements/retrieve-statement";
import { dashboardContext, shown } from "#http/session";

const kind = { extension: "pdf", contentType: "application/pdf" } as const;

type StatementRoute = RouteContext<"/balance/statements/[currency]/[month]/pdf">;

/** A month's statement as a file; without one, the page that says so. */
export async function GET(_: Request, { params }: StatementRoute): Promise<Response> {
  const ctx = await dashboardContext();
  const statement = await shown(retrieveStatement(ctx, await params));
  return statementAnswer(statementPdf(ctx, statement), statement, kind);
}

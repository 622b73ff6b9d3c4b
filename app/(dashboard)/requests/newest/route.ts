import { RequestAddress, requestList } from "#app/(dashboard)/requests/request-filter";
import { listRequests } from "#domain/request-log/list-requests";
import { dashboardContext } from "#http/session";

/** Which request is the newest that fits these filters: what an open list asks again and again. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await dashboardContext();
  const asked = RequestAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { rows } = await listRequests(ctx, { ...requestList(asked, ctx.timeZone), limit: 1 });
  return Response.json(
    { newest: rows[0]?.id ?? null },
    { headers: { "cache-control": "no-store" } },
  );
}

import { exportChain } from "#domain/audit-chain/export-chain";
import { dashboardContext, shown } from "#http/session";

/** The account's whole chain as JSON lines: a file that can be verified without us. */
export async function GET(): Promise<Response> {
  const ctx = await dashboardContext();
  const lines = await shown(Promise.resolve().then(() => exportChain(ctx)));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return();
    },
  });
  const day = ctx.now.toZonedDateTimeISO(ctx.timeZone).toPlainDate();
  return new Response(body, {
    headers: {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": `attachment; filename="audit-${day.toString()}.jsonl"`,
      "cache-control": "no-store",
    },
  });
}

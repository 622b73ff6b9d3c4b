import { readStatement, type StatementTaker } from "#domain/statements/read-statement";
import type { StatementInput } from "#domain/statements/requested-month";
import type { DashboardContext } from "#http/session";

/** What writes a statement piece by piece. */
export type StatementWriter = (write: (piece: Uint8Array) => void) => StatementTaker;

/**
 * A statement as it is written. It is written as fast as the database gives it and waits here for
 * its reader, so that no slow reader holds a snapshot open.
 */
export function statementFile(
  ctx: DashboardContext,
  input: StatementInput,
  writer: StatementWriter,
): ReadableStream<Uint8Array> {
  let isWanted = true;
  return new ReadableStream({
    async start(controller) {
      const write = (piece: Uint8Array) => {
        if (!isWanted) throw new Error("nobody reads the statement any more");
        controller.enqueue(piece);
      };
      try {
        await readStatement(ctx, input, writer(write));
        if (isWanted) controller.close();
      } catch (error) {
        if (isWanted) throw error;
      }
    },
    cancel() {
      isWanted = false;
    },
  });
}

interface FileKind {
  readonly extension: "csv" | "pdf";
  readonly contentType: string;
}

/** The answer that a browser keeps as a file, named after its currency and month. */
export function statementAnswer(
  file: ReadableStream<Uint8Array>,
  { currency, month }: StatementInput,
  { extension, contentType }: FileKind,
): Response {
  return new Response(file, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="statement-${currency}-${month}.${extension}"`,
      "cache-control": "no-store",
    },
  });
}

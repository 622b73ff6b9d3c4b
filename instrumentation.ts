import type { Instrumentation } from "next";

/** Runs once before the server answers: settings or a database unfit for money stop it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkStart } = await import("#http/session-start");
  await checkStart();
}

/** A page that failed is logged with the digest that its reader is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteFailure } = await import("#http/session-start");
  noteFailure(error, { method: request.method, route: context.routePath });
};

import { DomainError } from "#domain/errors/domain-error";
import { bodyLimits } from "#http/form";

/** The body's text; one that grows too long is given up while it is still arriving. */
export async function readBody(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of arriving(request)) {
    length += chunk.byteLength;
    if (length > bodyLimits.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  return decoded(Buffer.concat(chunks));
}

async function* arriving(request: Request): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > bodyLimits.bytes) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return;
  try {
    for (let read = await next(reader); !read.done; read = await next(reader)) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new DomainError("body_malformed", "The body ended before all of it had arrived.");
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new DomainError("body_malformed", "The body is not valid UTF-8.");
  }
}

function tooLarge(): DomainError {
  return new DomainError("body_too_large", `A body can have at most ${bodyLimits.bytes} bytes.`);
}

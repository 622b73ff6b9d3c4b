import { DomainError } from "#domain/errors/domain-error";
import { digestFault } from "#domain/signatures/content-digest";
import { faultText } from "#domain/signatures/signature-fault";
import { bodyLimits } from "#http/form";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The body's text, of its bytes or of those that were read already. */
export async function readBody(request: Request, bytes?: Uint8Array): Promise<string> {
  return decoded(bytes ?? (await readBytes(request)));
}

/**
 * The body as it arrived; one that grows too long is given up while it is still arriving, and one
 * that is not what its `Content-Digest` says is refused.
 */
export async function readBytes(request: Request): Promise<Uint8Array> {
  const bytes = await arrivedBytes(request);
  const digest = request.headers.get("content-digest");
  const fault = digest === null ? undefined : digestFault(digest, bytes);
  if (!fault) return bytes;
  throw new DomainError("content_digest_mismatch", faultText(fault), { param: fault.name });
}

async function arrivedBytes(request: Request): Promise<Uint8Array> {
  const declared = request.headers.get("content-length");
  if (Number(declared) > bodyLimits.bytes) throw tooLarge();
  // A stream is slow to read, and only where no length was told is it needed to stay within one.
  const isMeasured = declared !== null && /^\d+$/.test(declared);
  return isMeasured ? whole(request) : bounded(request);
}

async function whole(request: Request): Promise<Uint8Array> {
  const bytes = await arrived(() => request.arrayBuffer());
  if (bytes.byteLength > bodyLimits.bytes) throw tooLarge();
  return new Uint8Array(bytes);
}

async function bounded(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of arriving(request)) {
    length += chunk.byteLength;
    if (length > bodyLimits.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* arriving(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  const next = () => arrived(() => reader.read());
  try {
    for (let read = await next(); !read.done; read = await next()) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function arrived<Part>(part: () => Promise<Part>): Promise<Part> {
  try {
    return await part();
  } catch {
    throw new DomainError("body_malformed", "The body ended before all of it had arrived.");
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new DomainError("body_malformed", "The body is not valid UTF-8.");
  }
}

function tooLarge(): DomainError {
  return new DomainError("body_too_large", `A body can have at most ${bodyLimits.bytes} bytes.`);
}

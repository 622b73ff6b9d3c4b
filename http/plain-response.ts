import { standIn } from "#platform/stand-in";

/** A status, headers by their names in small letters, and a text. */
interface Plain {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The `Response` of a text. Our own server sends what is in it as it stands; Next finds everything
 * that a `Response` has.
 */
export class PlainResponse extends standIn(Response) {
  readonly plain: Plain;

  constructor(plain: Plain) {
    super();
    this.plain = plain;
  }

  override get status(): number {
    return this.plain.status;
  }

  override make(): Response {
    const { body, status, headers } = this.plain;
    return new Response(body, { status, headers });
  }
}

import type { IncomingHttpHeaders } from "node:http";
import { standIn } from "#platform/stand-in";

/** The headers of a request as Node has read them, which handlers ask for by name. */
export class ServedHeaders extends standIn(Headers) {
  readonly #read: IncomingHttpHeaders;

  constructor(read: IncomingHttpHeaders) {
    super();
    this.#read = read;
  }

  override get(name: string): string | null {
    const value = this.#read[name];
    if (typeof value === "string") return value;
    if (value === undefined && name === name.toLowerCase()) return null;
    // Several lines, a name in capitals, or one that every object has, such as `constructor`.
    return this.real().get(name);
  }

  override make(): Headers {
    const lines = Object.entries(this.#read).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    );
    return new Headers(lines);
  }
}

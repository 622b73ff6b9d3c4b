import { settings } from "#platform/settings";

/** What our own server answered to a browser. */
export interface Answered {
  readonly status: number;
  /** Where it sends the browser; without our own origin, where it stays with us. */
  readonly to: string;
}

/** A browser of plain HTTP that keeps our cookies and follows nothing by itself. */
export class HttpBrowser {
  readonly #cookies = new Map<string, string>();

  /** Asks a page of ours, by its path or its whole address. */
  async go(address: string | URL): Promise<Answered> {
    const { origin } = settings();
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const url = new URL(address, origin);
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    await answer.arrayBuffer();
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const to = answer.headers.get("location") ?? "";
    return { status: answer.status, to: to.startsWith(origin) ? to.slice(origin.length) : to };
  }

  #keep(line: string): void {
    const [name = "", value = ""] = line.split(";", 1)[0]?.split("=") ?? [];
    if (value === "") this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  /** Whether it has a session of ours that is open. */
  async isSignedIn(): Promise<boolean> {
    return (await this.go("/settings/sessions")).status === 200;
  }
}

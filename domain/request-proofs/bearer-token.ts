import * as z from "zod";
import { type Id, isId } from "#platform/ids";

/** What a signed token says of itself, before anything of it is believed. */
export interface BearerToken {
  readonly alg: "ES256" | "RS256";
  /** The signing key it was made with. */
  readonly kid: Id<"sgk">;
  /** The API key it acts as, and the account that this opens. */
  readonly issuer: Id<"key">;
  readonly subject: Id<"acct">;
}

const longestToken = 4_000;
const part = /^[A-Za-z0-9_-]+$/;
const tokenShape = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const Header = z.object({
  alg: z.enum(["ES256", "RS256"]),
  kid: z.custom<Id<"sgk">>((value) => typeof value === "string" && isId("sgk", value)),
  crit: z.undefined().optional(),
});
const Claims = z.object({
  iss: z.custom<Id<"key">>((value) => typeof value === "string" && isId("key", value)),
  sub: z.custom<Id<"acct">>((value) => typeof value === "string" && isId("acct", value)),
});

/** Whether a credential looks like a signed token; no key of ours has a dot. */
export function looksLikeToken(credential: string): boolean {
  return credential.length <= longestToken && tokenShape.test(credential);
}

/**
 * Who a token says it is from. Its parts must be base64url in the one canonical form, so that no
 * second text is the same token; `jku`, `jwk` and `x5u` are never looked at.
 */
export function readBearerToken(token: string): BearerToken | undefined {
  const [header = "", claims = "", signature = ""] = token.split(".");
  if (![header, claims, signature].every(isCanonical)) return undefined;
  const read = Header.safeParse(jsonIn(header));
  const said = Claims.safeParse(jsonIn(claims));
  if (!(read.success && said.success)) return undefined;
  const { alg, kid } = read.data;
  return { alg, kid, issuer: said.data.iss, subject: said.data.sub };
}

function isCanonical(text: string): boolean {
  return part.test(text) && Buffer.from(text, "base64url").toString("base64url") === text;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

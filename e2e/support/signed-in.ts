import { Secret, TOTP } from "otpauth";
import type { Account } from "#domain/access/context";
import type { Role } from "#domain/access/roles";
import type { Visitor } from "#domain/people/visitor";
import { beginTotp } from "#domain/second-factors/begin-totp";
import { confirmTotp } from "#domain/second-factors/confirm-totp";
import { findSession } from "#domain/sessions/find-session";
import { type PersonContext, sessionContext } from "#domain/sessions/session";
import { signIn } from "#domain/sign-ins/sign-in";
import { aMember, type Member, memberPassword } from "#e2e/support/member";
import { aVisitor } from "#e2e/support/visitor";

/** A member in a browser of theirs. */
export interface SignedInMember extends Member {
  readonly token: string;
  readonly ctx: PersonContext;
}

/** Somebody of this account's team who has signed in by password. */
export async function signedInMember(
  account: Account,
  role: Role,
  visitor: Visitor = aVisitor(),
): Promise<SignedInMember> {
  const member = await aMember(account, role);
  const { token } = await signIn(visitor, { email: member.email, password: memberPassword });
  return { ...member, token, ctx: await contextBehind(token, visitor) };
}

/** The context that a session's token gives at this moment. */
export async function contextBehind(
  token: string,
  visitor: Visitor = aVisitor(),
): Promise<PersonContext> {
  const open = await findSession(visitor, token);
  if (!open) throw new Error("the session is not open");
  return sessionContext(visitor, open);
}

/** What an authenticator with this secret shows at that moment. */
export function codeAt(secret: string, at: Temporal.Instant): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: at.epochMilliseconds });
}

/** Sets an authenticator up; the code of half a minute before is used by it, that of now is not. */
export async function withAuthenticator(ctx: PersonContext): Promise<string> {
  const secret = await beginTotp(ctx);
  await confirmTotp(ctx, { code: codeAt(secret, ctx.clock().subtract({ seconds: 30 })) });
  return secret;
}

import { z } from "zod";
import { people, sessions } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { openSessionsOf } from "#domain/new-passwords/queries";
import { tellOfChange } from "#domain/new-passwords/tell-of-change";
import { countedTry } from "#domain/people/counted-try";
import { findPersonById } from "#domain/people/find-person";
import { refuseWeakPassword } from "#domain/people/new-password";
import { hashPassword, passwordFits } from "#domain/people/password";
import type { PersonRow } from "#domain/people/person";
import { lockRules } from "#domain/people/sign-in-lock";

export const ChangePasswordInput = z.object({
  /** The password they have; not needed of who has just proved who they are. */
  currentPassword: z.string().max(1024).optional(),
  password: z.string().min(1).max(1024),
});

/**
 * Gives the person who is signed in another password, ends their other sessions and says in how
 * many; whatever was begun with the old password is over, and an e-mail tells of it.
 */
export async function changePassword(
  ctx: Context,
  { currentPassword, password }: z.output<typeof ChangePasswordInput>,
): Promise<number> {
  requireScope(ctx, "factors:write");
  const { id: personId } = requirePerson(ctx);
  const person = await findPersonById(personId);
  invariant(person, "whoever is signed in exists");
  if (currentPassword) await proveCurrent(ctx, person, currentPassword);
  else requireFreshProof(ctx);
  refuseWeakPassword(password, person);
  await refuseSamePassword(person, password);
  const passwordHash = await hashPassword(password);

  return commit(ctx, async ({ now }) => {
    const before = await findPersonById(personId);
    const open = await openSessionsOf(personId);
    const own = open.find(({ id }) => id === ctx.session?.id);
    if (!own || before?.passwordHash !== person.passwordHash) throw changedMeanwhile();
    const others = open.filter((session) => session !== own);
    const after = next(before, { passwordHash });
    const audit = {
      action: "person.password_changed",
      subject: personId,
      after: { sessions_ended: others.length },
    };
    const result = change(others.length, { audit, events: [] })
      .updates(people, before, after)
      .guards(sessions, own);
    for (const session of others) {
      result.updates(sessions, session, next(session, { revokedAt: now }));
    }
    const place = { address: ctx.address, device: ctx.session?.device ?? null };
    tellOfChange(result, { person: after, place, at: now });
    return result;
  });
}

async function proveCurrent(ctx: Context, person: PersonRow, typed: string): Promise<void> {
  const takeBack = await countedTry(lockRules(person.email, ctx.address), ctx.clock());
  if (!(await passwordFits(person.passwordHash, typed))) {
    throw new DomainError("sign_in_failed", "This is not your password.", {
      param: "currentPassword",
    });
  }
  await takeBack();
}

async function refuseSamePassword({ passwordHash }: PersonRow, password: string): Promise<void> {
  if (!(await passwordFits(passwordHash, password))) return;
  throw new DomainError("resource_already_exists", "This is the password you have already.", {
    param: "password",
  });
}

function changedMeanwhile(): DomainError {
  return new DomainError(
    "version_conflict",
    "A password was chosen elsewhere meanwhile, or this session has ended. Sign in anew.",
  );
}

import { interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import { subjectText } from "#domain/oauth/subject";
import { openSessionOf } from "#http/oauth/own-session";

/**
 * When the person must be asked: as the library says, and whenever the one who is signed in here,
 * or the account they look at, is not the one of the protocol's own session.
 */
export function consentPolicy(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy
    .get("login")
    ?.checks.add(
      new interactionPolicy.Check(
        "signed_in_otherwise",
        "the person must be signed in to the dashboard",
        "login_required",
        isSomebodyElse,
      ),
    );
  return policy;
}

async function isSomebodyElse(ctx: KoaContextWithOIDC): Promise<boolean> {
  const { oidc } = ctx;
  const known = oidc.session?.accountId;
  if (known === undefined) return false;
  const open = await openSessionOf(new Headers({ cookie: ctx.req.headers.cookie ?? "" }));
  if (!open) return true;
  return known !== subjectText({ personId: open.person.id, accountId: open.account.id });
}

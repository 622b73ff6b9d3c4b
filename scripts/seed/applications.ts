import type { Context } from "#domain/access/context";
import { allowApplication } from "#domain/application-grants/allow-application";
import { decideApplication } from "#domain/application-reviews/decide-application";
import { listApplications } from "#domain/applications/list-applications";
import { registerApplication } from "#domain/applications/register-application";

type At = (at: Temporal.Instant) => Context;

const described = {
  authentication: "client_secret_basic",
  publicKeys: null,
  isBoundToKey: false,
} as const;

/** One application that was approved and is allowed, and one that waits for an admin's word. */
export async function registerApplications(
  { developer, admin }: { readonly developer: At; readonly admin: At },
  until: Temporal.Instant,
): Promise<void> {
  const at = (hours: number) => until.subtract({ hours });
  if ((await listApplications(developer(until))).length > 0) return;
  const { application } = await registerApplication(developer(at(200)), {
    ...described,
    name: "账易 Ledgerly",
    description: "把每笔收款自动记入您的账簿。Copies payments into your books.",
    redirectUris: ["https://ledgerly.example.com/oauth/callback"],
    scopes: ["balance:read", "customers:read", "payments:read", "refunds:read"],
  });
  const applicationId = application.id;
  await decideApplication(admin(at(199)), { applicationId, decision: "approve", reason: "" });
  const scopes = ["balance:read", "payments:read", "refunds:read"];
  await allowApplication(admin(at(198)), { applicationId, scopes });
  await registerApplication(developer(at(5)), {
    ...described,
    name: "Counter Till",
    description: "Takes payments at the counter, and gives them back.",
    redirectUris: ["http://127.0.0.1/callback"],
    scopes: ["payments:read", "payments:write", "refunds:write"],
  });
}

import type { Account } from "#domain/access/context";
import type { Application } from "#domain/applications/application";
import { applicationById } from "#domain/applications/queries";
import { DomainError } from "#domain/errors/domain-error";
import { parseId } from "#platform/ids";

/** The merchant's application of that id, in whichever of its accounts it was registered. */
export async function loadApplication(
  { merchantId }: Pick<Account, "merchantId">,
  text: string,
): Promise<Application> {
  const found = await findApplication(text);
  if (found?.merchantId === merchantId) return found;
  throw new DomainError("resource_missing", "No such application.", { param: "application" });
}

/** The application of that id, whoever owns it; for whoever asks as that application. */
export async function findApplication(text: string): Promise<Application | undefined> {
  const id = parseId("app", text);
  return id && applicationById(id);
}

import type { Route } from "next";
import { listAddress } from "#app/(dashboard)/list-address";
import type { ApiKey } from "#domain/api-keys/api-key";

/** The page of a key, or one of the pages behind it. */
export function keyAddress(
  id: ApiKey["id"],
  page?: "activity" | "edit" | "rights",
  parameters: Readonly<Record<string, string | undefined>> = {},
): Route {
  return listAddress(page ? `/api-keys/${id}/${page}` : `/api-keys/${id}`, parameters);
}

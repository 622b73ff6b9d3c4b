"use server";

import { redirect } from "next/navigation";
import { RemoveRoleInput, removeRole } from "#domain/custom-roles/remove-role";
import { SaveRoleInput, saveRole } from "#domain/custom-roles/save-role";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";

/** Makes a role or changes one, for everyone who has it from their next request on. */
export async function saveRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, SaveRoleInput, async (ctx, input) => {
    await saveRole(ctx, input);
    return redirect("/settings/people?told=role");
  });
}

/** Takes a role away that nobody has. */
export async function removeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, RemoveRoleInput, async (ctx, input) => {
    await removeRole(ctx, input);
    return redirect("/settings/people?told=roleRemoved");
  });
}

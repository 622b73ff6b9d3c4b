"use server";

import { redirect } from "next/navigation";
import { ChangeRoleInput, changeRole } from "#domain/team/change-role";
import { InvitePersonInput, invitePerson } from "#domain/team/invite-person";
import { RemovePersonInput, removePerson } from "#domain/team/remove-person";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";
import { settings } from "#platform/settings";

/** Asks someone in, and shows the link that only this answer holds. */
export async function invitePersonAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, InvitePersonInput, async (ctx, input) => {
    const { locale, timeZone } = ctx;
    const { token } = await invitePerson(ctx, { ...input, locale, timeZone });
    const words = translator(locale, "people");
    const { name, email } = input;
    return {
      message: words("invited", { name }),
      secret: {
        title: words("inviteLink", { name }),
        value: `${settings().origin}/welcome/${token}`,
        fileName: `tollgate-invitation-${email.replaceAll(/[^a-z0-9]+/g, "-")}.txt`,
      },
    };
  });
}

/** Gives a member another role, from their next request on. */
export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ChangeRoleInput, async (ctx, input) => {
    await changeRole(ctx, input);
    return translator(ctx.locale, "people")("roleChanged");
  });
}

/** Takes someone out; the page says so itself, as the row with the form is gone by then. */
export async function removePersonAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, RemovePersonInput, async (ctx, input) => {
    await removePerson(ctx, input);
    return redirect("/settings/people?told=removed");
  });
}

import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { removeRoleAction } from "#app/(dashboard)/settings/people/roles/actions";
import { ConfirmDialog } from "#components/confirm-dialog";
import { PageHead } from "#components/page-head";
import { type ListedRole, listRoles } from "#domain/custom-roles/list-roles";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { RoleForm } from "./role-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "roles")("edit") };
}

/** Puts a new role together right by right, or changes one for everyone who has it. */
export default async function RolePage({ params }: PageProps<"/settings/people/roles/[role]">) {
  const ctx = await dashboardContext();
  const { role: id } = await params;
  const listed = (await shown(listRoles(ctx))).find(({ role }) => role.id === id);
  if (!listed && id !== "new") notFound();
  if (!ctx.scopes.has("people:write")) forbidden();
  const words = translator(ctx.locale, "roles");
  const count = listed?.holderCount ?? 0;
  return (
    <div className="max-w-[48rem]">
      <PageHead
        title={listed?.role.name ?? words("new")}
        sentence={listed ? words("editSentence", { count }) : words("newSentence")}
        back={{ href: "/settings/people", label: translator(ctx.locale, "people")("title") }}
        action={listed && <Remove ctx={ctx} listed={listed} />}
      />
      <RoleForm ctx={ctx} role={listed?.role} />
    </div>
  );
}

interface RemoveProps {
  readonly ctx: DashboardContext;
  readonly listed: ListedRole;
}

function Remove({ ctx: { locale }, listed: { role, holderCount } }: RemoveProps) {
  const words = translator(locale, "roles");
  return (
    <ConfirmDialog
      id="remove-role"
      trigger={words("remove")}
      reason={holderCount > 0 ? words("inUse") : undefined}
      title={words("removeTitle", { name: role.name })}
      sentence={words("removeSentence")}
      action={removeRoleAction}
      submit={words("remove")}
      variant="danger"
      locale={locale}
    >
      <input type="hidden" name="roleId" value={role.id} />
    </ConfirmDialog>
  );
}

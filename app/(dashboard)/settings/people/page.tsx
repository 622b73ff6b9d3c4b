import type { Metadata } from "next";
import { DataTable } from "#components/data-table";
import { LinkButton } from "#components/link-button";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { listRoles } from "#domain/custom-roles/list-roles";
import { listPeople } from "#domain/team/list-people";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { placesOf } from "./move-reason.ts";
import { OwnRoles } from "./own-roles.tsx";
import { peopleColumns } from "./people-columns.tsx";
import { RoleTable } from "./role-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "people")("title") };
}

export default async function PeoplePage({ searchParams }: PageProps<"/settings/people">) {
  const ctx = await dashboardContext();
  const people = await shown(listPeople(ctx));
  const ownRoles = await shown(listRoles(ctx));
  const places = placesOf(
    ownRoles.map(({ role }) => role),
    ctx.locale,
  );
  const { told } = await searchParams;
  const words = translator(ctx.locale, "people");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence", { merchant: ctx.merchantName })}
        back={{ href: "/settings", label: translator(ctx.locale, "settings")("title") }}
        action={
          <LinkButton
            href="/settings/people/invite"
            variant="primary"
            reason={ctx.scopes.has("people:write") ? undefined : words("adminOnly")}
          >
            {words("invite")}
          </LinkButton>
        }
      />
      <div className="space-y-8">
        {told === "removed" && <Notice tone="done">{words("removed")}</Notice>}
        {told === "role" && <Notice tone="done">{words("roleSaved")}</Notice>}
        {told === "roleRemoved" && <Notice tone="done">{words("roleRemoved")}</Notice>}
        <DataTable
          label={words("title")}
          columns={peopleColumns(ctx, { people, places })}
          rows={people}
          rowKey={({ person }) => person.id}
          empty={null}
          locale={ctx.locale}
        />
        <OwnRoles ctx={ctx} roles={ownRoles} />
        <RoleTable locale={ctx.locale} />
      </div>
    </>
  );
}

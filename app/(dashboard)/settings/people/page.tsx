import type { Metadata } from "next";
import { DataTable } from "#components/data-table";
import { LinkButton } from "#components/link-button";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { listPeople } from "#domain/team/list-people";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { peopleColumns } from "./people-columns.tsx";
import { RoleTable } from "./role-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "people")("title") };
}

export default async function PeoplePage({ searchParams }: PageProps<"/settings/people">) {
  const ctx = await dashboardContext();
  const people = await shown(listPeople(ctx));
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
        <DataTable
          label={words("title")}
          columns={peopleColumns(ctx, people)}
          rows={people}
          rowKey={({ person }) => person.id}
          empty={null}
          locale={ctx.locale}
        />
        <RoleTable locale={ctx.locale} />
      </div>
    </>
  );
}

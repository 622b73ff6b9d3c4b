import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { invitePersonAction } from "#app/(dashboard)/settings/people/actions";
import { placesOf } from "#app/(dashboard)/settings/people/move-reason";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { ChoiceGroup } from "#components/choice-group";
import { Field } from "#components/field";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { listRoles } from "#domain/custom-roles/list-roles";
import { listPeople } from "#domain/team/list-people";
import { type Colleague, type CustomRole, moveFault } from "#domain/team/team";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "people")("invite") };
}

export default async function InvitePage({ searchParams }: PageProps<"/settings/people/invite">) {
  const ctx = await dashboardContext();
  if (!ctx.scopes.has("people:write")) forbidden();
  const { again } = await searchParams;
  const people = await shown(listPeople(ctx));
  const asked = people.find(
    ({ person, membership }) => person.id === again && membership.status === "invited",
  );
  const ownRoles = (await shown(listRoles(ctx))).map(({ role }) => role);
  const words = translator(ctx.locale, "people");
  return (
    <div className="max-w-[36rem]">
      <PageHead
        title={words("invite")}
        sentence={words("inviteSentence")}
        back={{ href: "/settings/people", label: words("title") }}
      />
      <Card>
        <InviteForm ctx={ctx} asked={asked} ownRoles={ownRoles} />
      </Card>
    </div>
  );
}

interface InviteFormProps {
  readonly ctx: DashboardContext;
  /** Who has a link already that was not taken up. */
  readonly asked: Colleague | undefined;
  readonly ownRoles: readonly CustomRole[];
}

function InviteForm({ ctx, asked, ownRoles }: InviteFormProps) {
  const words = translator(ctx.locale, "people");
  const member = asked?.membership;
  const by = { role: ctx.actor.role, rights: ctx.scopes };
  const places = placesOf(ownRoles, ctx.locale);
  const open = places.filter((to) => !moveFault([], by, { member: undefined, to }));
  return (
    <ActionForm action={invitePersonAction}>
      {asked && (
        <Notice tone="careful">{words("newLinkSentence", { name: asked.person.name })}</Notice>
      )}
      <Field name="name" label={words("name")}>
        <TextInput autoComplete="off" maxLength={100} />
      </Field>
      <Field name="email" label={words("email")} help={words("inviteEmailHelp")}>
        <TextInput
          type="email"
          autoComplete="off"
          maxLength={254}
          defaultValue={asked?.person.email}
        />
      </Field>
      <ChoiceGroup
        kind="radio"
        name="role"
        legend={words("role")}
        chosen={[member?.customRoleId ?? member?.role ?? "viewer"]}
        choices={open.map(({ name, label, help }) => ({
          value: name,
          label,
          ...(help !== undefined && { help }),
        }))}
      />
      <SubmitButton>{words("inviteSubmit")}</SubmitButton>
    </ActionForm>
  );
}

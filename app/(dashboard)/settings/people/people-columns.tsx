import { changeRoleAction, removePersonAction } from "#app/(dashboard)/settings/people/actions";
import {
  type Around,
  moveReason,
  placesToGive,
} from "#app/(dashboard)/settings/people/move-reason";
import { ConfirmDialog } from "#components/confirm-dialog";
import type { Column } from "#components/data-table";
import { Field } from "#components/field";
import { Instant } from "#components/instant";
import { LinkButton } from "#components/link-button";
import { ObjectStatus } from "#components/object-status";
import { Select } from "#components/select";
import type { Colleague } from "#domain/team/team";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of the team, with what the reader may do to each. */
export function peopleColumns(ctx: DashboardContext, around: Around): readonly Column<Colleague>[] {
  const words = translator(ctx.locale, "people");
  const roleWords = translator(ctx.locale, "role");
  return [
    {
      key: "person",
      head: words("person"),
      phone: "title",
      grow: true,
      cell: (colleague) => <Name colleague={colleague} ctx={ctx} />,
    },
    {
      key: "role",
      head: words("role"),
      phone: "corner",
      cell: ({ membership, ownRole }) => ownRole?.name ?? roleWords(membership.role),
    },
    {
      key: "status",
      head: words("status"),
      cell: ({ membership: { status } }) =>
        status !== "removed" && <ObjectStatus kind="person" status={status} locale={ctx.locale} />,
    },
    {
      key: "since",
      head: words("since"),
      from: "sm",
      cell: ({ membership: { createdAt } }) => (
        <Instant value={createdAt} zone={ctx.timeZone} locale={ctx.locale} />
      ),
    },
    {
      key: "invitedBy",
      head: words("invitedBy"),
      from: "md",
      cut: true,
      cell: ({ invitedBy }) => invitedBy?.name ?? "—",
    },
    {
      key: "actions",
      head: words("actions"),
      align: "end",
      cell: (colleague) => <Moves colleague={colleague} ctx={ctx} around={around} />,
    },
  ];
}

interface OfColleague {
  readonly colleague: Colleague;
  readonly ctx: DashboardContext;
}

function Name({ colleague: { person }, ctx }: OfColleague) {
  return (
    <>
      <span className="font-medium">{person.name}</span>
      {person.id === ctx.actor.id && (
        <span className="text-ink-faint">{` · ${translator(ctx.locale, "people")("you")}`}</span>
      )}
      {person.name !== person.email && (
        <span className="block truncate text-xs text-ink-faint">{person.email}</span>
      )}
    </>
  );
}

interface MovesProps extends OfColleague {
  readonly around: Around;
}

function Moves(props: MovesProps) {
  const { colleague, ctx } = props;
  const words = translator(ctx.locale, "people");
  return (
    <span className="relative z-10 inline-flex gap-2 text-start whitespace-normal max-sm:flex-wrap">
      {colleague.membership.status === "invited" && ctx.scopes.has("people:write") && (
        <LinkButton href={`/settings/people/invite?again=${colleague.person.id}`} size="small">
          {words("newLink")}
        </LinkButton>
      )}
      <ChangeRole {...props} />
      <Remove {...props} />
    </span>
  );
}

function ChangeRole({ colleague, ctx, around }: MovesProps) {
  const { person, membership, ownRole } = colleague;
  const words = translator(ctx.locale, "people");
  const roleWords = translator(ctx.locale, "role");
  const choices = placesToGive(ctx, around, colleague);
  const toSame = { colleague, to: choices[0] ?? null };
  return (
    <ConfirmDialog
      id={`role-${person.id}`}
      trigger={words("changeRole")}
      size="small"
      reason={moveReason(ctx, around.people, toSame)}
      title={words("changeRoleOf", { name: person.name })}
      sentence={words("changeRoleSentence", {
        name: person.name,
        role: ownRole?.name ?? roleWords(membership.role),
      })}
      action={changeRoleAction}
      submit={words("changeRoleSubmit")}
      locale={ctx.locale}
    >
      <input type="hidden" name="personId" value={person.id} />
      <Field name="role" label={words("newRole")}>
        <Select
          // None is chosen beforehand, so that nobody gets one by a quick press.
          defaultValue=""
          choices={[
            { value: "", label: words("chooseRole") },
            ...choices.map(({ name, label }) => ({ value: name, label })),
          ]}
        />
      </Field>
    </ConfirmDialog>
  );
}

function Remove({ colleague, ctx, around }: MovesProps) {
  const { person } = colleague;
  const words = translator(ctx.locale, "people");
  const { name } = person;
  return (
    <ConfirmDialog
      id={`remove-${person.id}`}
      trigger={words("remove")}
      size="small"
      reason={moveReason(ctx, around.people, { colleague, to: null })}
      title={words("removeOf", { name })}
      sentence={words("removeSentence", { name, merchant: ctx.merchantName })}
      action={removePersonAction}
      submit={words("removeSubmit", { name })}
      locale={ctx.locale}
    >
      <input type="hidden" name="personId" value={person.id} />
    </ConfirmDialog>
  );
}

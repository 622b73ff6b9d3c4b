import type { Route } from "next";
import Link from "next/link";
import { Card } from "#components/card";
import { LinkButton } from "#components/link-button";
import type { ListedRole } from "#domain/custom-roles/list-roles";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the role's page takes this name.
const newRole = "/settings/people/roles/new" as Route;

interface OwnRolesProps {
  readonly ctx: DashboardContext;
  readonly roles: readonly ListedRole[];
}

/** The roles that the merchant has made, and the way to a new one. */
export function OwnRoles({ ctx, roles }: OwnRolesProps) {
  const words = translator(ctx.locale, "roles");
  const people = translator(ctx.locale, "people");
  return (
    <Card
      title={words("own")}
      action={
        <LinkButton
          href={newRole}
          size="small"
          reason={ctx.scopes.has("people:write") ? undefined : people("adminOnly")}
        >
          {words("new")}
        </LinkButton>
      }
    >
      {roles.length === 0 ? (
        <p className="text-ink-soft">{words("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {roles.map(({ role, holderCount }) => (
            <li key={role.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
              <Link
                href={`/settings/people/roles/${role.id}`}
                className="min-w-0 font-medium text-accent wrap-anywhere"
              >
                {role.name}
              </Link>
              <span className="text-sm text-ink-faint">
                {words("summary", { rights: role.scopes.length, people: holderCount })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

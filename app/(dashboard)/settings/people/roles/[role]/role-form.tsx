import { saveRoleAction } from "#app/(dashboard)/settings/people/roles/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { basicScopes, grantableScopes } from "#domain/access/rights";
import type { Scope } from "#domain/access/scopes";
import type { CustomRole } from "#domain/team/team";
import type { DashboardContext } from "#http/session";
import { catalogue, type Messages, translator } from "#messages/translator";

type GroupName = keyof Messages["roles"]["groups"];

/** Which rights belong together, by the noun they are about. */
const groups: readonly (readonly [GroupName, readonly string[]])[] = [
  ["money", ["payments", "refunds", "payment_links", "setup_intents", "payment_methods"]],
  ["customers", ["customers", "wallets"]],
  [
    "balance",
    ["balance", "payouts", "bank_accounts", "transfers", "settlement", "statements", "ledger"],
  ],
  ["team", ["people", "policies", "audit", "account"]],
];

interface RoleFormProps {
  readonly ctx: DashboardContext;
  readonly role: CustomRole | undefined;
}

/** A table of rights in plain words: what the reader has not they cannot give. */
export function RoleForm({ ctx, role }: RoleFormProps) {
  const words = translator(ctx.locale, "roles");
  const named = groups.map(([group, nouns]) => ({ group, scopes: ofNouns(nouns) }));
  const known = new Set(named.flatMap(({ scopes }) => scopes));
  const rest = givable.filter((scope) => !known.has(scope));
  return (
    <Card>
      <ActionForm action={saveRoleAction}>
        {role && <input type="hidden" name="roleId" value={role.id} />}
        <Field name="name" label={words("name")} help={words("nameHelp")}>
          <TextInput maxLength={60} autoComplete="off" defaultValue={role?.name} />
        </Field>
        <p className="text-sm text-ink-faint">{words("always")}</p>
        {[...named, { group: "developers" as const, scopes: rest }].map(({ group, scopes }) => (
          <Group key={group} legend={words(`groups.${group}`)} {...{ scopes, ctx, role }} />
        ))}
        <SubmitButton>{words(role ? "save" : "create")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}

/** What everyone may is in every role, and no box. */
const givable = grantableScopes.filter((scope) => !basicScopes.includes(scope));

function ofNouns(nouns: readonly string[]): readonly Scope[] {
  return givable.filter((scope) => nouns.includes(scope.split(":", 1)[0] ?? ""));
}

interface GroupProps {
  readonly legend: string;
  readonly scopes: readonly Scope[];
  readonly ctx: DashboardContext;
  readonly role: CustomRole | undefined;
}

function Group({ legend, scopes, ctx, role }: GroupProps) {
  const { scope: names } = catalogue(ctx.locale);
  const words = translator(ctx.locale, "roles");
  return (
    <fieldset className="rounded-control border border-line p-4">
      <legend className="px-1.5 font-medium">{legend}</legend>
      <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {scopes.map((scope) => (
          <label key={scope} className="flex min-h-6 items-start gap-2.5 py-0.5">
            <input
              type="checkbox"
              name="scopes"
              value={scope}
              defaultChecked={role?.scopes.includes(scope) ?? false}
              disabled={!ctx.scopes.has(scope)}
              className="tick mt-[3px]"
            />
            <span>
              {names[scope]}
              {!ctx.scopes.has(scope) && (
                <span className="block text-sm text-ink-faint">{words("notYours")}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import { ScopeList } from "#components/applications/scope-list";
import { buttonStyle } from "#components/button-style";
import { Notice } from "#components/notice";
import type { Scope } from "#domain/access/scopes";
import { mayActFor } from "#domain/applications/application";
import { listAccounts } from "#domain/sessions/list-accounts";
import type { OpenAccount } from "#domain/sessions/session";
import type { AskedConsent } from "#http/oauth/consent";
import type { DashboardContext } from "#http/session";
import { type Locale, translator } from "#messages/translator";

interface ConsentFormProps {
  readonly asked: AskedConsent;
  readonly ctx: DashboardContext;
}

/** What is asked, for which account, and the two answers; plain HTML, as no script is needed. */
export async function ConsentForm({ asked, ctx }: ConsentFormProps) {
  const { locale } = ctx;
  const words = translator(locale, "consent");
  const accounts = (await listAccounts(ctx)).filter(({ account }) =>
    mayActFor(asked.application, account),
  );
  const mayAllow = accounts.length > 0 && ctx.scopes.has("applications:allow");
  return (
    <form method="post" action={`/consent/${asked.interaction.uid}/decision`} className="space-y-5">
      <Rights asked={asked} ctx={ctx} />
      {mayAllow ? (
        <Accounts accounts={accounts} current={ctx.account.id} locale={locale} />
      ) : (
        <Notice tone="careful">{words("noAccount")}</Notice>
      )}
      <div className="grid gap-2">
        {mayAllow && (
          <button
            type="submit"
            name="decision"
            value="allow"
            className={buttonStyle({ variant: "primary", size: "wide" })}
          >
            {words("allow")}
          </button>
        )}
        <button
          type="submit"
          name="decision"
          value="deny"
          className={buttonStyle({ variant: "secondary", size: "wide" })}
        >
          {words("deny")}
        </button>
      </div>
      <div className="space-y-1 text-sm text-ink-faint wrap-anywhere">
        <p>{words("signedInAs", { email: ctx.email })}</p>
        <p>{words("leads", { host: asked.returnsTo })}</p>
      </div>
    </form>
  );
}

function Rights({ asked, ctx }: ConsentFormProps) {
  const words = translator(ctx.locale, "consent");
  const lacking = asked.scopes.filter((scope) => !ctx.scopes.has(scope));
  const withheld = { scopes: new Set<Scope>(lacking), why: words("notYours") };
  return (
    <div>
      <h2 className="mb-2 text-base font-semibold">{words("asks")}</h2>
      {asked.scopes.length === 0 ? (
        <p>{words("identity")}</p>
      ) : (
        <ScopeList scopes={asked.scopes} withheld={withheld} locale={ctx.locale} />
      )}
      {asked.scopes.includes("refunds:write") && (
        <p className="mt-3 text-sm text-ink-soft">{words("refunds")}</p>
      )}
    </div>
  );
}

interface AccountsProps {
  readonly accounts: readonly OpenAccount[];
  readonly current: string;
  readonly locale: Locale;
}

function Accounts({ accounts, current, locale }: AccountsProps) {
  const words = translator(locale, "consent");
  const chosen = accounts.find(({ account }) => account.id === current) ?? accounts[0];
  return (
    <fieldset>
      <legend className="mb-1.5 text-base font-semibold">
        {words(accounts.length === 1 ? "accountOne" : "account")}
      </legend>
      <div className="space-y-1">
        {accounts.map(({ account, merchantName }) => (
          <label key={account.id} className="flex min-h-6 items-start gap-2.5 py-0.5">
            <input
              type="radio"
              name="account"
              value={account.id}
              defaultChecked={account === chosen?.account}
              className="tick mt-[3px]"
            />
            <span className="wrap-anywhere">
              {account.name}
              <span className="block text-sm text-ink-faint">
                {`${merchantName} · ${words(account.mode)}`}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

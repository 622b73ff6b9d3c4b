import type { ReactNode } from "react";
import { dashboardPalette, navigation } from "#app/navigation";
import { chooseLanguageAction, signOutAction, switchAccountAction } from "#app/session-actions";
import { Frame } from "#components/frame/frame";
import { listAccounts } from "#domain/sessions/list-accounts";
import type { OpenAccount } from "#domain/sessions/session";
import { dashboardContext } from "#http/session";
import { translator } from "#messages/translator";

export default async function DashboardLayout({ children }: { readonly children: ReactNode }) {
  const ctx = await dashboardContext();
  const { account, actor, email, locale, merchantName } = ctx;
  const accounts = await listAccounts(ctx);
  return (
    <Frame
      account={choiceOf({ account, merchantName })}
      accounts={accounts.map(choiceOf)}
      switchAccount={switchAccountAction}
      person={{
        name: actor.name,
        email,
        role: ctx.ownRoleName ?? translator(locale, "role")(actor.role),
      }}
      chooseLanguage={chooseLanguageAction}
      signOut={signOutAction}
      groups={navigation(ctx, locale)}
      palette={dashboardPalette(ctx, locale)}
      locale={locale}
    >
      {children}
    </Frame>
  );
}

function choiceOf({ account, merchantName }: Pick<OpenAccount, "account" | "merchantName">) {
  return { id: account.id, name: account.name, mode: account.mode, merchant: merchantName };
}

import type { Metadata } from "next";
import { Columns } from "#components/columns";
import { PageHead } from "#components/page-head";
import { policyHistory } from "#domain/reports/policy-history";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { FormerPolicies } from "./former-policies.tsx";
import { PolicyInForce } from "./policy-in-force.tsx";
import { PolicyRemarks } from "./policy-remarks.tsx";
import { ProposePolicy } from "./propose-policy.tsx";
import { ProposedPolicy } from "./proposed-policy.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "policy")("title") };
}

/** From which amounts refunds need a second person: as it is, as someone wants it, as it was. */
export default async function PolicyPage() {
  const ctx = await dashboardContext();
  const history = await shown(policyHistory(ctx));
  const words = translator(ctx.locale, "policy");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{ href: "/settings", label: translator(ctx.locale, "settings")("title") }}
      />
      <Columns aside={<PolicyRemarks policy={history.inForce} locale={ctx.locale} />}>
        <ProposedPolicy history={history} ctx={ctx} />
        <PolicyInForce history={history} ctx={ctx} />
        <ProposePolicy history={history} ctx={ctx} />
        <FormerPolicies history={history} ctx={ctx} />
      </Columns>
    </>
  );
}

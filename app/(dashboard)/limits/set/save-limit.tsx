import { setRateLimitAction } from "#app/(dashboard)/limits/actions";
import type { AskedLimit } from "#app/(dashboard)/limits/asked-limit";
import { ActionForm } from "#components/action-form";
import { SubmitButton } from "#components/submit-button";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface SaveLimitProps {
  readonly ctx: DashboardContext;
  readonly asked: AskedLimit;
}

/** Sets exactly what was tried. */
export function SaveLimit({ ctx, asked }: SaveLimitProps) {
  const words = translator(ctx.locale, "limits");
  const reason = ctx.scopes.has("rate_limits:write") ? undefined : words("readOnly");
  return (
    <div className="mt-5 border-t border-line pt-5">
      <ActionForm action={setRateLimitAction}>
        {Object.entries(asked).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value ?? ""} />
        ))}
        <SubmitButton variant="secondary" reason={reason}>
          {words("save")}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

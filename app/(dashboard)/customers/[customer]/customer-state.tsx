import { customerName } from "#app/(dashboard)/customers/customer-name";
import { Card } from "#components/card";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { Notice } from "#components/notice";
import { Textarea } from "#components/textarea";
import { canMoveCustomer } from "#domain/customer-states/status-change";
import type { Customer } from "#domain/customers/customer";
import type { DashboardContext } from "#http/session";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";
import {
  closeCustomerAction,
  freezeCustomerAction,
  unfreezeCustomerAction,
} from "./state-actions.ts";

interface CustomerStateProps {
  readonly customer: Customer;
  readonly ctx: DashboardContext;
}

/** Why a customer neither pays nor receives; nothing while they do. */
export function StateNotice({ customer, ctx: { locale, timeZone } }: CustomerStateProps) {
  const { status, statusReason, statusChangedAt } = customer;
  if (status === "active" || !statusChangedAt) return null;
  const words = translator(locale, "customerState");
  const time = exactTime(statusChangedAt, timeZone, locale);
  return (
    <Notice tone={status === "frozen" ? "careful" : "told"}>
      <p>{words(`${status}Since`, { time })}</p>
      {statusReason !== null && <p className="text-ink-soft">{statusReason}</p>}
    </Notice>
  );
}

/** Freezes, unfreezes and closes a customer, each after saying what it means. */
export function CustomerState({ customer, ctx }: CustomerStateProps) {
  const words = translator(ctx.locale, "customerState");
  if (customer.status === "closed") {
    return (
      <Card title={words("title")}>
        <p className="text-sm text-ink-soft">{words("closedHelp")}</p>
      </Card>
    );
  }
  return (
    <Card title={words("title")}>
      <p className="mb-4 text-sm text-ink-soft">{words(`${customer.status}Help`)}</p>
      <div className="flex flex-wrap gap-2">
        {canMoveCustomer(customer, "freeze") ? (
          <StateDialog move="freeze" customer={customer} ctx={ctx} />
        ) : (
          <StateDialog move="unfreeze" customer={customer} ctx={ctx} />
        )}
        <StateDialog move="close" customer={customer} ctx={ctx} />
      </div>
    </Card>
  );
}

const actions = {
  freeze: freezeCustomerAction,
  unfreeze: unfreezeCustomerAction,
  close: closeCustomerAction,
} as const;

interface StateDialogProps extends CustomerStateProps {
  readonly move: keyof typeof actions;
}

function StateDialog({ move, customer, ctx }: StateDialogProps) {
  const words = translator(ctx.locale, "customerState");
  const name = customerName(customer, ctx.locale);
  return (
    <ConfirmDialog
      id={`${move}-customer`}
      trigger={words(move)}
      size="small"
      variant={move === "close" ? "danger" : "secondary"}
      reason={ctx.scopes.has("customers:freeze") ? undefined : words("noRight")}
      title={words(`${move}Question`, { name })}
      sentence={words(`${move}Sentence`, { name })}
      action={actions[move]}
      submit={words(move)}
      locale={ctx.locale}
    >
      <input type="hidden" name="customerId" value={customer.id} />
      {move !== "unfreeze" && (
        <Field name="reason" label={words("reason")} help={words("reasonHelp")}>
          <Textarea rows={2} maxLength={500} />
        </Field>
      )}
    </ConfirmDialog>
  );
}

import { deleteCustomerAction, updateCustomerAction } from "#app/(dashboard)/customers/actions";
import { customerName } from "#app/(dashboard)/customers/customer-name";
import { Card } from "#components/card";
import { ConfirmDialog } from "#components/confirm-dialog";
import { CustomerFields } from "#components/customers/customer-fields";
import type { Customer } from "#domain/customers/customer";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface ChangeCustomerProps {
  readonly customer: Customer;
  readonly ctx: DashboardContext;
}

/** Corrects what is known of a customer. */
export function EditCustomer({ customer, ctx }: ChangeCustomerProps) {
  const words = translator(ctx.locale, "customers");
  return (
    <ConfirmDialog
      id="edit-customer"
      trigger={words("edit")}
      reason={ctx.scopes.has("customers:write") ? undefined : words("readOnly")}
      title={words("editTitle")}
      sentence={words("editSentence")}
      action={updateCustomerAction}
      submit={words("save")}
      locale={ctx.locale}
    >
      <input type="hidden" name="customerId" value={customer.id} />
      <CustomerFields known={customer} locale={ctx.locale} />
    </ConfirmDialog>
  );
}

/** Takes a customer out of use, after saying what that means. */
export function DeleteCustomer({ customer, ctx }: ChangeCustomerProps) {
  const words = translator(ctx.locale, "customers");
  const name = customerName(customer, ctx.locale);
  return (
    <Card title={words("deleteTitle")}>
      <p className="mb-4 text-sm text-ink-soft">{words("deleteHelp")}</p>
      <ConfirmDialog
        id="delete-customer"
        trigger={words("delete")}
        variant="danger"
        size="small"
        reason={ctx.scopes.has("customers:write") ? undefined : words("readOnly")}
        title={words("deleteQuestion", { name })}
        sentence={words("deleteSentence", { name })}
        action={deleteCustomerAction}
        submit={words("delete")}
        locale={ctx.locale}
      >
        <input type="hidden" name="customerId" value={customer.id} />
      </ConfirmDialog>
    </Card>
  );
}

import type { Context } from "#domain/access/context";
import { operatorScopes } from "#domain/access/scopes";
import type { Clock } from "#platform/clock";
import { newId } from "#platform/ids";

/** Who runs the installation: above every merchant, and so without an account. */
export type OperatorContext = Omit<Context, "account">;

/** The context of a command that the operator gives on the machine itself. */
export function operatorContext(clock: Clock): OperatorContext {
  return {
    actor: { kind: "system", id: "operator", name: "Operator" },
    scopes: operatorScopes,
    requestId: newId("req", clock()),
    address: null,
    clock,
  };
}

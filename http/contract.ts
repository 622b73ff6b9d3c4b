import type * as z from "zod";
import type { Account } from "#domain/access/context";
import type { Scope } from "#domain/access/scopes";
import type { ErrorDetails } from "#domain/errors/domain-error";

/** A JSON object of the API. */
export type WireObject = Readonly<Record<string, unknown>>;

/** Whose answer it is, and the path it was asked for at. */
export interface Shown {
  readonly account: Account;
  readonly path: string;
}

/** What one operation of the API promises; documents and clients are made from it. */
export interface Contract<Input, Result> {
  readonly method: "GET" | "POST" | "DELETE";
  /** `/v1/customers/{customer}`: each name in braces is a field of the input. */
  readonly path: `/v1/${string}` | `/v2/${string}`;
  /** What it does, in the words of a heading. */
  readonly summary: string;
  readonly scope: Scope;
  readonly input: z.ZodType<Input>;
  readonly answer: z.ZodType;
  readonly view: (result: Result, shown: Shown) => WireObject;
  /** The answer tells a secret that nobody is told again. */
  readonly showsSecret?: boolean | undefined;
  /** What a refusal shows beside its code, such as the payment that was declined. */
  readonly refusalView?: ((details: ErrorDetails, shown: Shown) => WireObject) | undefined;
}

/** Any contract, for what needs only its documentation. */
export type AnyContract = Contract<unknown, never>;

interface ContractParts<Input, Answer extends z.ZodType, Result> extends Contract<Input, Result> {
  readonly answer: Answer;
  readonly view: (result: Result, shown: Shown) => z.output<Answer> & WireObject;
}

/** A contract whose view is held to its documented answer by the compiler. */
export function contract<Input, Answer extends z.ZodType, Result>(
  parts: ContractParts<Input, Answer, Result>,
): Contract<Input, Result> {
  return parts;
}

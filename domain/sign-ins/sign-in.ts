import { z } from "zod";
import { provePassword } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { type FirstStep, takeFirstStep } from "#domain/sign-ins/take-first-step";

export const SignInInput = z.object({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1024),
});

/** Signs in by password; whoever has a second factor is not in before they have shown it. */
export async function signIn(
  visitor: Visitor,
  input: z.output<typeof SignInInput>,
): Promise<FirstStep> {
  return takeFirstStep(visitor, { person: await provePassword(visitor, input), by: "password" });
}

/** What the seed tells of the demo's data: people who can sign in, and a key that can call. */
export type DemoData = {
  logins: readonly { role: string; email: string; password: string }[];
  /** A sandbox secret key. */
  apiKey: string;
};

/** What a demo says when it is ready: where it is, who can sign in, and one call to paste. */
export function welcome(origin: string, { logins, apiKey }: DemoData): string {
  const width = (key: "role" | "email") => Math.max(...logins.map((login) => login[key].length));
  const row = ({ role, email, password }: DemoData["logins"][number]) =>
    `  ${role.padEnd(width("role"))}  ${email.padEnd(width("email"))}  ${password}`;
  return [
    "",
    `Tollgate runs at ${origin}`,
    "",
    "Sign in as",
    ...logins.map(row),
    "",
    "Take a payment",
    `  curl ${origin}/v1/payment_intents -u ${apiKey}: \\`,
    "    -d amount=2000 -d currency=eur -d payment_method=pm_card_visa -d confirm=true",
    "",
    "Ctrl+C ends it.",
  ].join("\n");
}

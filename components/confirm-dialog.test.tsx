import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, test } from "vitest";
import { ConfirmDialog } from "#components/confirm-dialog";
import { clientMessages } from "#messages/translator";

const action = async () => ({ status: "untouched" }) as const;

function drawn(extra: { readonly typedAmount?: string; readonly reason?: string }): string {
  return renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={clientMessages("en")}>
      <ConfirmDialog
        id="refund"
        locale="en"
        trigger="Refund"
        title="Refund this payment"
        sentence="1,250.00 EUR go back to Ada."
        submit="Refund 1,250.00 EUR"
        action={action}
        {...extra}
      />
    </IntlProvider>,
  );
}

test("a large amount is only sent when it has been typed exactly", () => {
  const pattern = /pattern="([^"]+)"/.exec(drawn({ typedAmount: "1,250.00" }))?.[1] ?? "";
  const typed = new RegExp(`^(?:${pattern})$`, "v");
  expect(typed.test("1,250.00")).toBe(true);
  for (const wrong of ["1,250", "1250.00", "1,250x00", "11,250.00", ""]) {
    expect(typed.test(wrong)).toBe(false);
  }
});

test("who may not do it is told why and is asked nothing", () => {
  const html = drawn({ reason: "You asked for it." });
  expect(html).toContain('aria-description="You asked for it."');
  expect(html).not.toMatch(/<dialog|commandfor/);
});

test("the question opens and closes by the browser's own commands", () => {
  const html = drawn({});
  expect(html).toContain('command="show-modal" commandfor="refund"');
  expect(html).toContain('command="close" commandfor="refund"');
  expect(html).toContain('<dialog id="refund"');
});

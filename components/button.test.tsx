import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Button } from "#components/button";

test("a button one may not use says why, stays reachable and does nothing", () => {
  const html = renderToStaticMarkup(
    <Button type="submit" name="decision" value="approve" popoverTarget="panel" reason="Ask Li.">
      Approve
    </Button>,
  );
  expect(html).toContain('aria-disabled="true"');
  expect(html).toContain('aria-description="Ask Li."');
  expect(html).toContain('type="button"');
  expect(html).not.toMatch(/ disabled|name=|popovertarget/i);
});

test("a button sends no form unless it is told to", () => {
  expect(renderToStaticMarkup(<Button>Cancel</Button>)).toContain('type="button"');
});

import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, test } from "vitest";
import { Markdown } from "#components/markdown/markdown";
import { markdownBlocks, markdownSpans } from "#components/markdown/markdown-blocks";
import { clientMessages } from "#messages/translator";

test("headings, paragraphs, lists and code are told apart", () => {
  const source =
    "# card\nStatus\n402.\n\n## Why\n\n- one\n- two\n  more\n\n```json\n# {}\n\n- x\n```\n";
  expect(markdownBlocks(source)).toEqual([
    { kind: "heading", depth: 1, text: "card" },
    { kind: "paragraph", text: "Status 402." },
    { kind: "heading", depth: 2, text: "Why" },
    { kind: "list", items: ["one", "two more"] },
    { kind: "code", text: "# {}\n\n- x" },
  ]);
});

test("code keeps its characters; other text knows strong words and links", () => {
  expect(markdownSpans("Use `a**b**` or **all** of [it](/docs/errors/x).")).toEqual([
    { kind: "text", text: "Use " },
    { kind: "code", text: "a**b**" },
    { kind: "text", text: " or " },
    { kind: "strong", text: "all" },
    { kind: "text", text: " of " },
    { kind: "link", text: "it", href: "/docs/errors/x" },
    { kind: "text", text: "." },
  ]);
});

test("a link to anything but a page stays text", () => {
  for (const href of ["javascript:alert", "data:text/html,x", "//evil.example", "x.md"]) {
    expect(markdownSpans(`[it](${href})`)).toEqual([{ kind: "text", text: "it" }]);
  }
});

test("markup in a text is shown and never run", () => {
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={clientMessages("en")}>
      <Markdown source={"# a\n\n<script>alert(1)</script> `<b>`\n\n```\n<i>\n```"} />
    </IntlProvider>,
  );
  expect(html).not.toMatch(/<(script|b|i)>/);
  expect(html).toContain("&lt;script&gt;");
});

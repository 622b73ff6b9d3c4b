import { expect, test } from "vitest";
import { errorCodes } from "#domain/errors/error-codes";
import { docsNameCommands, docsNameFiles, errorPages } from "./docs.ts";
import { expectHeld } from "./held.ts";
import { planted } from "./tree.ts";

test("what the documents name and link to is there", () => {
  expectHeld(docsNameFiles);
});

test("a file that is not there is caught, by name and by link", () => {
  const page = `See \`domain/ledger/post.ts\`, \`domain/ledger\`, \`#domain/ledger/post\`,
[it](../STYLE.md), \`docs/errors/<code>.md\`, \`domain/**/queries.ts\`,
\`domain/ledger/gone.ts\`, \`#domain/gone/gone\`, [gone](gone.md), [there](#words),
\`application/json\`, \`POST /v1/refunds\`, [web](https://example.com).`;
  const tree = planted({ "docs/a.md": page, "domain/ledger/post.ts": "", "STYLE.md": "" });
  expect(docsNameFiles(tree).findings).toEqual([
    "docs/a.md: names domain/ledger/gone.ts, which is not there.",
    "docs/a.md: names #domain/gone/gone, which is not there.",
    "docs/a.md: links to gone.md, which is not there.",
  ]);
});

test("the commands in the documents are there to be run", () => {
  expectHeld(docsNameCommands);
});

test("a command that is not there is caught", () => {
  const files = { "README.md": "`npm test -- unit`, `npm run demo`, `npm run gone`" };
  const scripts = JSON.stringify({ scripts: { test: "", demo: "" } });
  expect(docsNameCommands(planted({ ...files, "package.json": scripts })).findings).toEqual([
    "README.md: npm has no script gone.",
  ]);
});

test("every error code has its page, and every page its code", () => {
  expectHeld(errorPages(Object.keys(errorCodes)));
});

test("a code without a page and a page without a code are caught", () => {
  const tree = planted({ "docs/errors/rate_limit.md": "", "docs/errors/gone.md": "" });
  expect(errorPages(["rate_limit", "card_declined"])(tree).findings).toEqual([
    "docs/errors/card_declined.md: is not written.",
    "docs/errors/gone.md: has no such code.",
  ]);
});

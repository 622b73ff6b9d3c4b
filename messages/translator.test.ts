import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import {
  catalogue,
  clientMessages,
  type Locale,
  locales,
  preferredLocale,
  translator,
} from "#messages/translator";

type Tree = { readonly [key: string]: Tree | string };

function messagesOf(tree: Tree, path: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) => {
      const here = [...path, key];
      return typeof value === "string"
        ? ([[here.join("."), value]] as const)
        : [...messagesOf(value, here)];
    }),
  );
}

/** The arguments and tags of an ICU message, without the words of its plural branches. */
function placeholders(message: string): readonly string[] {
  const names = [...message.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+)|\})/g)].map(
    ([, name = "", kind = ""]) => `${name}:${kind}`,
  );
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([, tag = ""]) => `<${tag}>`);
  return [...new Set([...names, ...tags])].toSorted();
}

const english = messagesOf(catalogue("en"));
const chinese = messagesOf(catalogue("zh-CN"));

test("both languages have the same messages", () => {
  expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
});

test("both languages fill the same placeholders", () => {
  const differing = [...english].filter(([key, message]) => {
    return placeholders(message).join() !== placeholders(chinese.get(key) ?? "").join();
  });
  expect(differing).toEqual([]);
});

test("no message is empty, and Chinese ones are Chinese where they are sentences", () => {
  const empty = [...english, ...chinese].filter(([, message]) => message.trim() === "");
  const untranslated = [...chinese].filter(
    ([key, message]) => message === english.get(key) && / \w+ \w+/.test(message),
  );
  expect([...empty, ...untranslated]).toEqual([]);
});

test("the namespaces stand in order, so that two people adding one meet no one", () => {
  for (const locale of locales) {
    const names = Object.keys(catalogue(locale));
    expect(names).toEqual(names.toSorted());
  }
});

test("every message can be written out, with every placeholder filled", () => {
  for (const locale of locales) {
    for (const message of messagesOf(catalogue(locale)).values()) {
      expect(writtenOut(locale, message)).not.toMatch(/[{}]|undefined/);
    }
  }
});

function writtenOut(locale: Locale, message: string): string {
  const raise = (error: Error) => {
    throw error;
  };
  const translate = createTranslator({
    locale,
    messages: { message },
    timeZone: "UTC",
    onError: raise,
  });
  const values = placeholders(message).map((placeholder): [string, number | (() => string)] => {
    const tag = /^<(\w+)>$/.exec(placeholder)?.[1];
    return tag ? [tag, () => "inside"] : [placeholder.replace(/:.*/, ""), 2];
  });
  return translate.markup("message", Object.fromEntries(values));
}

test("an approval's progress counts in both languages", () => {
  const counts = { given: 1, required: 2 };
  expect(translator("en", "approval")("progress", counts)).toBe("1 of 2 approvals");
  expect(translator("zh-CN", "approval")("progress", counts)).toBe("已审批 1/2");
});

test("the browser gets the words of its controls and no others", () => {
  expect(Object.keys(clientMessages("zh-CN"))).toEqual(["controls"]);
});

test.each([
  [null, "en"],
  ["", "en"],
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
  ["zh-TW", "zh-CN"],
  ["en;q=0.4, zh;q=0.7", "zh-CN"],
  ["de-DE,de;q=0.9,en;q=0.5,zh;q=0.3", "en"],
  ["fr", "en"],
  ["zh;q=0, en", "en"],
  ["zhong", "en"],
])("a browser that asks for %s gets %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});

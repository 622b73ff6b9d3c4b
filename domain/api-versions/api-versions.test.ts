import * as fc from "fast-check";
import { expect, test } from "vitest";
import { oldestVersion, spokenVersion } from "#domain/api-versions/api-version";
import { deprecations, findDeprecation } from "#domain/api-versions/deprecations";
import { wireVersion } from "#domain/api-versions/wire-version";

const now = Temporal.Instant.from("2026-11-22T12:00:00Z");

const refusal = (name: string, at = now): string | undefined => {
  try {
    spokenVersion(name, at);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

test("the versions that official clients name are spoken", () => {
  const named = ["2024-09-30.acacia", "2025-03-31.basil", "2025-11-17.clover", wireVersion];
  for (const name of [...named, "2025-08-27.preview"]) {
    expect(spokenVersion(name, now)).toEqual({ name, deprecation: undefined });
  }
});

test("our own version is spoken even where the clock is behind", () => {
  const early = Temporal.Instant.from("2020-01-01T00:00:00Z");
  expect(spokenVersion(wireVersion, early).name).toBe(wireVersion);
});

test("what is no version, too old or yet to come is refused in words", () => {
  expect(refusal("yesterday")).toContain("a version is a day like");
  expect(refusal("2024-02-30")).toContain("a version is a day like");
  expect(refusal("2024-06-20.A")).toContain("a version is a day like");
  expect(refusal("")).toContain("a version is a day like");
  expect(refusal("2020-08-27")).toContain(oldestVersion);
  expect(refusal("2099-01-01")).toContain("yet to come");
});

test("what is deprecated is spoken until its day, and refused from then on", () => {
  const [deprecation] = deprecations;
  expect(spokenVersion("2024-06-20", now).deprecation).toBe(deprecation);
  const end = Temporal.PlainDate.from(deprecation?.until ?? "")
    .toZonedDateTime("UTC")
    .toInstant();
  expect(refusal("2024-06-20", end.subtract({ milliseconds: 1 }))).toBeUndefined();
  expect(refusal("2024-06-20", end)).toContain("not spoken any more");
});

test("every deprecation says since when, until when at least half a year later, and what instead", () => {
  for (const { name, since, until, replacement } of deprecations) {
    const from = Temporal.PlainDate.from(since);
    expect(Temporal.PlainDate.compare(from.add({ months: 6 }), until)).toBeLessThanOrEqual(0);
    expect(spokenVersion(replacement, now).deprecation).toBeUndefined();
    expect(findDeprecation(name)?.since).toBe(since);
  }
});

test("whatever text is named, it is spoken or refused as one error", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/)), (name) => {
      const message = refusal(name);
      expect(message === undefined || message.startsWith("Invalid API version")).toBe(true);
    }),
  );
});

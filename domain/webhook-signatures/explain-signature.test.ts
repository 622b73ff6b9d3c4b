import fc from "fast-check";
import { expect, test } from "vitest";
import { signatureHeader } from "#domain/webhook-lanes/signature";
import {
  explainSignature,
  type SignedMaterial,
} from "#domain/webhook-signatures/explain-signature";
import type { HeldSecret } from "#domain/webhook-signatures/explanation";

const at = Temporal.Instant.from("2026-03-01T12:00:00Z");
const secret = `whsec_${"a1".repeat(16)}`;
const pasted = (text: string): HeldSecret => ({ secret: text, endpointId: null, turn: "present" });
const held = (text: string, endpointId: string, turn: HeldSecret["turn"] = "present") => ({
  secret: text,
  endpointId,
  turn,
});

const event = {
  id: "evt_1",
  object: "event",
  data: { object: { id: "cus_1", name: "王小明 <é>", url: "https://a.example/b", balance: 0 } },
  livemode: false,
  type: "customer.created",
};
const body = JSON.stringify(event);

/** What a program was sent and checks with the right secret, but for what a test changes. */
function material(fields: Partial<SignedMaterial> = {}): SignedMaterial {
  return {
    header: signatureHeader(body, [secret], at),
    body,
    at,
    offered: [pasted(secret)],
    known: [held(secret, "we_1")],
    sent: [],
    mode: "sandbox",
    ...fields,
  };
}

const kinds = (fields: Partial<SignedMaterial>) =>
  explainSignature(material(fields)).causes.map(({ kind }) => kind);

const json = fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue(), { minKeys: 1 });
const secretText = fc.stringMatching(/^whsec_[0-9A-Za-z]{20,40}$/);

test("what one of the offered secrets has signed in time is valid, whatever it says", () => {
  fc.assert(
    fc.property(json, secretText, secretText, fc.integer({ min: -300, max: 300 }), (...drawn) => {
      const [value, one, other, seconds] = drawn;
      const text = JSON.stringify(value);
      const explained = explainSignature(
        material({
          body: text,
          header: signatureHeader(text, [other, one], at),
          offered: [pasted(one)],
          at: at.add({ seconds }),
        }),
      );
      expect(explained).toMatchObject({ verdict: "valid", causes: [] });
      expect(explained.signatures.at(-1)?.signedBy).toEqual(pasted(one));
    }),
  );
});

/** What becomes of a body on the way, and what that is called. */
const mutations: Readonly<Record<string, (text: string) => string>> = {
  trailing_newline: (text) => `${text}\n`,
  spaces_around: (text) => `  ${text}`,
  byte_order_mark: (text) => `\ufeff${text}`,
  reformatted: (text) => JSON.stringify(JSON.parse(text), null, 2),
  escapes: (text) => text.replace('"object"', '"\\u006fbject"'),
  content_changed: (text) => text.replace("{", '{"more":1,'),
};

test("each change to a signed body is named, also where the secret is another endpoint's", () => {
  const names = fc.constantFrom(...Object.keys(mutations));
  fc.assert(
    fc.property(json, names, fc.boolean(), (value, name, isOther) => {
      const signed = JSON.stringify({ ...event, data: { object: value } });
      const found = kinds({
        header: signatureHeader(signed, [secret], at),
        body: mutations[name]?.(signed) ?? "",
        offered: [pasted(isOther ? "whsec_other" : secret)],
        sent: [signed],
      });
      expect(found).toEqual(isOther ? [name, "other_endpoint"] : [name]);
    }),
  );
});

test.each([
  [300, "valid", []],
  [301, "late", ["too_old"]],
  [-300, "valid", []],
  [-301, "late", ["in_future"]],
])("a signature that is %i seconds old is %s", (seconds, verdict, causes) => {
  const late = { at: at.add({ seconds }) };
  expect(explainSignature(material(late)).verdict).toBe(verdict);
  expect(kinds(late)).toEqual(causes);
});

const header = signatureHeader(body, [secret], at);
const time = header.split(",")[0] ?? "";

test.each([
  ["", "unreadable", ["header_empty"]],
  ["hello", "unreadable", ["no_time", "no_signature"]],
  [time, "unreadable", ["no_signature"]],
  [header.replace("v1=", "v0="), "unreadable", ["other_scheme"]],
  [header.replace(/^t=\d+,/, ""), "unreadable", ["no_time"]],
  [header.replace("t=", "t=x"), "unreadable", ["time_unreadable"]],
  [header.replace(",", "000,"), "invalid", ["time_in_milliseconds"]],
  [`Stripe-Signature: ${header}`, "invalid", ["header_named"]],
  [`"${header}"`, "invalid", ["header_quoted"]],
  [header.replace(",", ", "), "invalid", ["header_spaces"]],
  [header.slice(0, -20), "invalid", ["signature_cut"]],
  [header.replace(/[0-9a-f]{64}$/, (hex) => hex.toUpperCase()), "invalid", ["signature_case"]],
])("the header %s is %s, and it is said why", (written, verdict, causes) => {
  expect(explainSignature(material({ header: written })).verdict).toBe(verdict);
  expect(kinds({ header: written })).toEqual(causes);
});

test.each([
  [` ${secret}\n`, "secret_spaces"],
  [`"${secret}"`, "secret_quoted"],
  [secret.slice("whsec_".length), "secret_prefix_missing"],
  ["tg_test_abc", "secret_is_api_key"],
  ["whsec_nobody", "nothing_fits"],
])("the secret %j is told for what it is", (typed, kind) => {
  expect(kinds({ offered: [pasted(typed)], known: [] })).toEqual([kind]);
});

test("the secret of before or after a rotation, or of another endpoint, is told by name", () => {
  const former = held("whsec_former", "we_1", "former");
  const own = held(secret, "we_1");
  const known = [own, former, held("whsec_other", "we_2")];
  const by = (text: string) => ({ header: signatureHeader(body, [text], at), known });
  const causes = (fields: Partial<SignedMaterial>) => explainSignature(material(fields)).causes;
  expect(causes({ ...by("whsec_former"), offered: [own] })).toEqual([
    { kind: "former_secret", endpointId: "we_1" },
  ]);
  expect(causes({ ...by(secret), offered: [pasted("whsec_former")] })).toEqual([
    { kind: "secret_rotated", endpointId: "we_1" },
  ]);
  expect(causes({ ...by("whsec_other"), offered: [own] })).toEqual([
    { kind: "other_endpoint", endpointId: "we_2" },
  ]);
});

test("what only the body can tell is told: its order, its mode, or that it is none", () => {
  const { id, ...rest } = event;
  expect(kinds({ body: JSON.stringify({ ...rest, id }), sent: [body] })).toEqual([
    "keys_reordered",
  ]);
  const unknown = { header: signatureHeader(body, ["whsec_gone"], at) };
  expect(kinds({ ...unknown, sent: [body] })).toEqual(["secret_unknown"]);
  expect(kinds({ ...unknown, body: `${body}\n`, sent: [body] })).toEqual([
    "trailing_newline",
    "secret_unknown",
  ]);
  expect(kinds({ ...unknown, mode: "live" })).toEqual(["other_mode"]);
  expect(kinds({ ...unknown, body: " " })).toEqual(["body_empty"]);
  expect(kinds({ ...unknown, body: "[object Object]" })).toEqual(["body_parsed"]);
  expect(kinds({ ...unknown, body: "id=evt_1" })).toEqual(["body_not_json"]);
  expect(kinds(unknown)).toEqual(["nothing_fits"]);
});

test("line ends are told apart in both directions", () => {
  const lines = JSON.stringify(event, null, 2);
  const windows = lines.replaceAll("\n", "\r\n");
  const signed = (text: string) => signatureHeader(text, [secret], at);
  expect(kinds({ header: signed(lines), body: windows })).toEqual(["line_endings"]);
  expect(kinds({ header: signed(windows), body: lines })).toEqual(["line_endings"]);
});

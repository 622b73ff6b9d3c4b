import { encode } from "uqr";
import { expect, test } from "vitest";
import { createPaymentLink } from "#domain/payment-links/create-payment-link";
import { isOurAddress, linkPath, linkUrl } from "#domain/payment-links/link-address";
import { linkQr } from "#domain/payment-links/link-qr";
import { listPaymentLinks } from "#domain/payment-links/list-payment-links";
import { payerOfLink } from "#domain/payment-links/payer-of-link";
import { paymentLinkView } from "#domain/payment-links/payment-link-view";
import { paymentToPay } from "#domain/payment-links/payment-to-pay";
import { retrievePaymentLink } from "#domain/payment-links/retrieve-payment-link";
import { updatePaymentLink } from "#domain/payment-links/update-payment-link";
import { anAccount, keyContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { without } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";
import { addressOf, linked } from "#e2e/support/payment-link";
import { aVisitor } from "#e2e/support/visitor";
import { newId } from "#platform/ids";
import { settings } from "#platform/settings";

const missing = { code: "resource_missing" };

test("a link shows an address that only this installation can make", async () => {
  const { link, account } = await linked();
  const shown = paymentLinkView(link, account);
  expect(shown.url).toBe(`${settings().origin}${linkPath(link)}`);
  expect(shown).toMatchObject({ active: true, livemode: false, qr_url: `${shown.url}/qr.svg` });
  const { link: id, mac } = addressOf(link);
  expect(mac).toMatch(/^[\w-]{22}$/);
  expect(isOurAddress({ link: id, mac })).toBe(true);
});

test("the secret half of the address is nowhere in the link's row", async () => {
  const { link } = await linked();
  const rows = await asOwner("select payment_links::text as row from payment_links");
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(addressOf(link).mac);
});

test("a guessed address answers like one that never was", async () => {
  const [one, other] = [await linked(), await linked()];
  const { link, mac } = addressOf(one.link);
  const never = newId("plink", one.ctx.clock());
  const guesses = [
    { link, mac: addressOf(other.link).mac },
    { link, mac: `${mac.slice(0, -1)}${mac.endsWith("A") ? "B" : "A"}` },
    { link, mac: `${mac}=` },
    { link, mac: "" },
    { link: never, mac },
    { link: "plink_x", mac },
    { link: one.payment.id, mac },
  ];
  const told = await Promise.all(
    guesses.map((guess) => payerOfLink(guess, aVisitor()).catch((error: Error) => error.message)),
  );
  expect(new Set(told)).toEqual(new Set(["No such payment link."]));
  const ours = { link: never, mac: addressOf({ ...one.link, id: never }).mac };
  await expect(payerOfLink(ours, aVisitor())).rejects.toMatchObject(missing);
});

test("another tenant's payment and link are not there", async () => {
  const { link, payment } = await linked();
  const stranger = keyContext(await anAccount());
  const linkId = link.id;
  await expect(createPaymentLink(stranger, { paymentId: payment.id })).rejects.toMatchObject(
    missing,
  );
  await expect(retrievePaymentLink(stranger, { linkId })).rejects.toMatchObject(missing);
  await expect(updatePaymentLink(stranger, { linkId })).rejects.toMatchObject(missing);
  expect((await listPaymentLinks(stranger, { limit: 10 })).rows).toEqual([]);
});

test("each verb wants its right", async () => {
  const { ctx, link, payment, payer } = await linked();
  const refused = { code: "more_permissions_required" };
  const [reader, writer] = [
    without(ctx, "payment_links:read"),
    without(ctx, "payment_links:write"),
  ];
  const linkId = link.id;
  const calls = [
    createPaymentLink(writer, { paymentId: payment.id }),
    updatePaymentLink(writer, { linkId }),
    retrievePaymentLink(reader, { linkId }),
    listPaymentLinks(reader, { limit: 1 }),
    paymentToPay(ctx, { linkId }),
    retrievePaymentLink(payer.ctx, { linkId }),
  ];
  for (const call of calls) await expect(call).rejects.toMatchObject(refused);
});

test("a payment that is paid, and an end that has passed, get no link", async () => {
  const ctx = keyContext(await anAccount());
  const { id: paymentId } = await take(ctx);
  await expect(createPaymentLink(ctx, { paymentId })).rejects.toMatchObject({
    code: "payment_intent_unexpected_state",
  });
  const own = await linked();
  const past = { paymentId: own.payment.id, expiresAt: own.ctx.clock().subtract({ seconds: 1 }) };
  await expect(createPaymentLink(own.ctx, past)).rejects.toMatchObject({
    code: "parameter_invalid",
    details: { param: "expires_at" },
  });
});

test("a link can be switched off and on, and its end set and unset", async () => {
  const { ctx, link } = await linked();
  const linkId = link.id;
  const expiresAt = ctx.clock().add({ hours: 1 });
  const off = await updatePaymentLink(ctx, { linkId, isActive: false, expiresAt });
  expect(off).toMatchObject({ status: "inactive", expiresAt });
  const on = await updatePaymentLink(ctx, { linkId, isActive: true, expiresAt: null });
  expect(on).toMatchObject({ status: "active", expiresAt: null });
  const same = await updatePaymentLink(ctx, { linkId, metadata: new Map([["order", "7"]]) });
  expect(same).toMatchObject({ status: "active", metadata: { order: "7" }, version: 4n });
});

test("lists are by payment and by whether a link is on", async () => {
  const { ctx, link, payment } = await linked();
  const second = await createPaymentLink(ctx, { paymentId: payment.id });
  await updatePaymentLink(ctx, { linkId: link.id, isActive: false });
  const ids = async (filter: { paymentId?: string; isActive?: boolean }) =>
    (await listPaymentLinks(ctx, { limit: 10, ...filter })).rows.map((row) => row.link.id);
  expect(await ids({})).toEqual([second.id, link.id]);
  expect(await ids({ paymentId: payment.id, isActive: true })).toEqual([second.id]);
  expect(await ids({ isActive: false })).toEqual([link.id]);
  expect(await ids({ paymentId: "pi_0" })).toEqual([]);
});

test("the QR code is the address in black on white, with four modules of white around", async () => {
  const { link } = await linked();
  const svg = linkQr(link);
  const { data } = encode(linkUrl(link), { ecc: "M", border: 4 });
  const drawn = [...svg.matchAll(/M(\d+),(\d+)h10v10h-10z/g)].map(([, x, y]) => `${x},${y}`);
  const dark = data.flatMap((row, y) =>
    row.flatMap((on, x) => (on ? [`${x * 10},${y * 10}`] : [])),
  );
  expect(drawn.toSorted()).toEqual(dark.toSorted());
  expect(svg).toContain(`viewBox="0 0 ${data.length * 10} ${data.length * 10}"`);
  const edge = [0, 1, 2, 3].flatMap((at) => [...(data[at] ?? []), ...data.map((row) => row[at])]);
  expect(edge.every((on) => on === false)).toBe(true);
  expect(svg).toContain('<rect fill="white"');
  expect(svg).not.toMatch(/<script|style=|href/);
});

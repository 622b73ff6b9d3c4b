import { expect, test } from "vitest";
import { withoutClientSecrets } from "#app/(dashboard)/webhooks/without-client-secrets";

test("client secrets are cut to what names their object; the rest stays", () => {
  expect(withoutClientSecrets('{"id":"pi_1","client_secret":"pi_1_secret_aB9","other":"x"}')).toBe(
    '{"id":"pi_1","client_secret":"pi_1_secret_…","other":"x"}',
  );
});

import { defineConfig } from "@playwright/test";
import { toldBrowser } from "#scripts/browser";

// `npm test -- e2e` starts the servers, finds the browser and says here where they are.
const { TOLLGATE_ORIGIN = "http://start-me-by.npm-test-e2e.invalid", E2E_REPORT = "" } =
  process.env;

export default defineConfig({
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Generous, as a busy machine is no fault of the product; a hang still ends.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: E2E_REPORT }]],
  use: { baseURL: TOLLGATE_ORIGIN, screenshot: "only-on-failure" },
  projects: [
    { name: "api", testDir: "e2e/api" },
    {
      name: "dashboard",
      testDir: "e2e/dashboard",
      use: { browserName: "chromium", launchOptions: toldBrowser() },
    },
  ],
});

import { defineConfig } from "@playwright/test";

/** The gate (`npm test -- e2e`) starts the servers, finds the browser and says where they are. */
function told(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is missing: run these tests with npm test -- e2e [filter].`);
  }
  return value;
}

export default defineConfig({
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [["list"], ["json", { outputFile: told("E2E_REPORT") }]],
  use: { baseURL: told("TOLLGATE_ORIGIN"), screenshot: "only-on-failure" },
  projects: [
    { name: "api", testDir: "e2e/api" },
    {
      name: "dashboard",
      testDir: "e2e/dashboard",
      use: { browserName: "chromium", launchOptions: JSON.parse(told("E2E_BROWSER")) },
    },
  ],
});

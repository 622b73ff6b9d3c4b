import { defineConfig } from "vitest/config";

const tests = [
  "platform",
  "db",
  "domain",
  "http",
  "worker",
  "server",
  "messages",
  "components",
  "app",
  "scripts",
  "e2e/bench",
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: tests.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          globalSetup: "./scripts/vitest-setup.ts",
          testTimeout: 60_000,
          // Files of one worker share its modules and so its connections: nothing is mocked.
          isolate: false,
        },
      },
      {
        test: {
          name: "races",
          include: ["e2e/races/**/*.test.ts"],
          globalSetup: "./scripts/vitest-setup.ts",
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: "faults",
          include: ["e2e/faults/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "failover",
          include: ["e2e/failover/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "beyond",
          include: ["e2e/beyond/**/*.test.ts"],
          testTimeout: 600_000,
          fileParallelism: false,
        },
      },
      { test: { name: "tidy", include: ["tidy/**/*.test.ts"], testTimeout: 60_000 } },
    ],
  },
});

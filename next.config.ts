import type { NextConfig } from "next";

const origin = process.env.TOLLGATE_ORIGIN;

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // What is sent to an action may be a password.
  logging: { serverFunctions: false },
  reactStrictMode: true,
  experimental: {
    authInterrupts: true,
    // Next compares with the Host header, which a proxy may rewrite; our own check is in submit.
    serverActions: {
      allowedOrigins: URL.canParse(origin ?? "") ? [new URL(origin ?? "").host] : [],
    },
  },
  serverExternalPackages: [
    "@node-rs/argon2",
    "graphile-worker",
    "oidc-provider",
    "pdfkit",
    "pino",
    "postgres",
    "prom-client",
  ],
};

// Next asks for the default export.
export default config;

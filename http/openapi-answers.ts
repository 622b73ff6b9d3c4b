import { errorCodes } from "#domain/errors/error-codes";

/** A piece of an OpenAPI document. */
export type JsonObject = Readonly<Record<string, unknown>>;

const text = { type: "string" };

/** The headers that answers carry. */
export const headers = {
  "request-id": {
    description: "Names this request; quote it when you ask about it.",
    schema: { ...text, pattern: "^req_[0-9A-Za-z]{22}$" },
  },
  "stripe-version": {
    description: "The version that was asked for, else the one that the key is pinned to.",
    schema: text,
  },
  "idempotent-replayed": {
    description: "Present where this is the answer to the first request with the same key.",
    schema: { ...text, const: "true" },
  },
  "stripe-should-retry": {
    description: "Whether the same request can succeed later; absent where nobody knows.",
    schema: { ...text, enum: ["true", "false"] },
  },
};

/** How operations refer to the headers. */
export const headerReferences = Object.fromEntries(
  Object.keys(headers).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);

/** What a refusal looks like. */
export const problemSchema: JsonObject = {
  type: "object",
  description: "Why a request was refused.",
  required: ["error"],
  additionalProperties: false,
  properties: {
    error: {
      type: "object",
      required: ["type", "code", "message", "doc_url"],
      properties: {
        type: {
          ...text,
          enum: ["api_error", "card_error", "idempotency_error", "invalid_request_error"],
        },
        code: { ...text, enum: Object.keys(errorCodes) },
        message: text,
        param: { ...text, description: "The parameter at fault." },
        doc_url: { ...text, format: "uri" },
        request_log_url: { ...text, format: "uri", description: "The request in the dashboard." },
        decline_code: { ...text, description: "The reason of the card's bank." },
        charge: { ...text, description: "The charge at which the money stopped." },
        payment_intent: { $ref: "#/components/schemas/payment_intent" },
        setup_intent: { $ref: "#/components/schemas/setup_intent" },
      },
    },
  },
};

/** The answers that every operation can give beside its own. */
export function answersOf(): JsonObject {
  return {
    refused: problemAnswer("The request was refused; `error.code` says why."),
    failed: problemAnswer("Something failed on our side. The same request can be sent again."),
  };
}

function problemAnswer(description: string): JsonObject {
  const schema = { $ref: "#/components/schemas/problem" };
  return { description, headers: headerReferences, content: { "application/json": { schema } } };
}

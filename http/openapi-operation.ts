import * as z from "zod";
import { createSchema } from "zod-openapi";
import type { AnyContract } from "#http/contract";
import { hasExpandable } from "#http/expandable";
import { headerReferences, type JsonObject } from "#http/openapi-answers";
import { pathNames } from "#http/read-parameters";

/** One operation of a document, with the schemas that it refers to. */
export interface DocumentedOperation {
  readonly tag: string;
  readonly operation: JsonObject;
  readonly components: JsonObject;
}

/** What a rendered input has: it always is an object of parameters. */
const parametersSchema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
});

type Parameters = z.output<typeof parametersSchema>;

const expand: JsonObject = {
  type: "array",
  maxItems: 20,
  items: { type: "string", maxLength: 255 },
  description: "Paths to ids that are to be replaced by their objects, up to four levels deep.",
};

const idempotencyKey: JsonObject = {
  name: "Idempotency-Key",
  in: "header",
  description: "Makes the request safe to send again: the same key has one effect, one answer.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

/** How one contract stands in an OpenAPI document. */
export function operationOf(operationId: string, contract: AnyContract): DocumentedOperation {
  const answer = createSchema(contract.answer);
  const parameters = parametersOf(contract);
  const inPath = pathNames(contract.path);
  const sent = without(parameters, inPath);
  const [, , tag = ""] = contract.path.split("/");
  const isPost = contract.method === "POST";
  const ofPath = inPath.map((name) => pathParameter(name, parameters.properties[name]));
  return {
    tag,
    components: answer.components,
    operation: {
      operationId,
      summary: contract.summary,
      description: `Needs the permission \`${contract.scope}\`.`,
      tags: [tag],
      parameters: [...ofPath, ...(isPost ? [idempotencyKey] : queryParameters(sent))],
      ...(isPost ? { requestBody: body(sent) } : {}),
      responses: {
        "200": {
          description: "What was asked for.",
          headers: headerReferences,
          content: { "application/json": { schema: answer.schema } },
        },
        "4XX": { $ref: "#/components/responses/refused" },
        "5XX": { $ref: "#/components/responses/failed" },
      },
    },
  };
}

function parametersOf(contract: AnyContract): Parameters {
  const { schema } = createSchema(contract.input, { io: "input" });
  const { properties, required } = parametersSchema.parse(schema);
  const withExpand = hasExpandable(contract.answer) ? { ...properties, expand } : properties;
  return { properties: withExpand, required };
}

function without({ properties, required }: Parameters, names: readonly string[]): Parameters {
  const isSent = (name: string) => !names.includes(name);
  return {
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => isSent(name))),
    required: required.filter(isSent),
  };
}

function pathParameter(name: string, schema: JsonObject | undefined): JsonObject {
  return { name, in: "path", required: true, schema };
}

const brackets = { style: "deepObject", explode: true };

function queryParameters({ properties, required }: Parameters): readonly JsonObject[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(isScalar(schema) ? {} : brackets),
    schema,
  }));
}

function body({ properties, required }: Parameters): JsonObject {
  const schema = { type: "object", properties, required, additionalProperties: false };
  const groups = Object.entries(properties).filter(([, property]) => !isScalar(property));
  const encoding = Object.fromEntries(groups.map(([name]) => [name, brackets]));
  return {
    required: required.length > 0,
    content: {
      "application/x-www-form-urlencoded": { schema, encoding },
      "application/json": { schema },
    },
  };
}

/** What a form can spell without brackets. */
function isScalar({ type, anyOf = [] }: JsonObject): boolean {
  const options = Array.isArray(anyOf) ? anyOf : [];
  return options.length > 0 ? options.every(isScalar) : type !== "array" && type !== "object";
}

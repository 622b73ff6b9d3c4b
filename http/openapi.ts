import { createSchema } from "zod-openapi";
import type { AnyContract } from "#http/contract";
import type { ObjectKinds } from "#http/expand";
import { answersOf, headers, type JsonObject, problemSchema } from "#http/openapi-answers";
import { operationOf } from "#http/openapi-operation";

interface Api {
  /** By the name of the operation. */
  readonly contracts: Readonly<Record<string, AnyContract>>;
  /** What each first part of a path is about. */
  readonly tags: Readonly<Record<string, string>>;
  /** What ids can be expanded to; referred to by name, so always among the components. */
  readonly kinds: ObjectKinds;
  readonly origin: string;
}

/** The OpenAPI 3.1 document of these contracts. */
export function openApiDocument({ contracts, kinds, tags, origin }: Api): JsonObject {
  const operations = Object.entries(contracts).map(([operationId, contract]) => ({
    contract,
    ...operationOf(operationId, contract),
  }));
  const schemas = [
    ...operations.map(({ components }) => components),
    ...Object.values(kinds).map(({ schema }) => createSchema(schema).components),
    { problem: problemSchema },
  ];
  return {
    openapi: "3.1.0",
    info: {
      title: "Tollgate API",
      version: "1",
      description:
        "Payments, refunds and balances. Parameters go in the query of a GET or DELETE, and in " +
        "the form or JSON body of a POST. The official stripe-node SDK works with it by changing " +
        "the host.",
    },
    servers: [{ url: origin }],
    security: [{ bearer: [] }, { basic: [] }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: pathsOf(operations),
    components: {
      headers,
      responses: answersOf(),
      schemas: inOrder(schemas.flatMap((each) => Object.entries(each))),
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An API key." },
        basic: {
          type: "http",
          scheme: "basic",
          description: "An API key as the user name, and no password.",
        },
      },
    },
  };
}

interface PathOperation {
  readonly contract: AnyContract;
  readonly operation: JsonObject;
}

function pathsOf(operations: readonly PathOperation[]): JsonObject {
  const byPath = Map.groupBy(operations, ({ contract }) => contract.path);
  const paths = [...byPath].map(([path, ofPath]): [string, unknown] => [
    path,
    Object.fromEntries(
      ofPath.map(({ contract, operation }) => [contract.method.toLowerCase(), operation]),
    ),
  ]);
  return inOrder(paths);
}

function inOrder(entries: readonly (readonly [string, unknown])[]): JsonObject {
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

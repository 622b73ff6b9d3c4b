import { writeFile } from "node:fs/promises";
import { contracts, tags } from "#app/v1/contracts";
import { objectKinds } from "#app/v1/objects";
import { openApiDocument } from "#http/openapi";

/** Where the document says the API is, when it is written without a running installation. */
const origin = "https://pay.example.com";

const [path = "openapi.json"] = process.argv.slice(2);
const document = openApiDocument({ contracts, tags, kinds: objectKinds, origin });
await writeFile(path, `${JSON.stringify(document, null, 2)}\n`);

import { z } from "zod";

const text = z.string().min(1).max(8192);

/** What a browser says of a new passkey; the library checks what the texts hold. */
const Created = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: text,
    attestationObject: z.string().min(1).max(65_536),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});

/** What a browser says with a passkey that it has. */
const Used = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
});

export type CreatedAnswer = z.output<typeof Created>;
export type UsedAnswer = z.output<typeof Used>;

/** The answer in this text, if it has the shape of one. */
export function createdAnswer(json: string): CreatedAnswer | undefined {
  return parsed(Created, json);
}

/** Likewise for a passkey that was used. */
export function usedAnswer(json: string): UsedAnswer | undefined {
  return parsed(Used, json);
}

const ClientData = z.object({ challenge: z.string().max(1024) });

/** The challenge that an answer is to; undefined where none can be read. */
export function challengeIn(answer: CreatedAnswer | UsedAnswer): string | undefined {
  const json = Buffer.from(answer.response.clientDataJSON, "base64url").toString();
  return parsed(ClientData, json)?.challenge;
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  json: string,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

import * as z from "zod";
import { ApplicationInput } from "#domain/applications/application-input";

const mostLogoBytes = 65_536;
const pictures: Readonly<Record<string, readonly number[]>> = {
  "image/png": [0x89, 0x50, 0x4e, 0x47],
  "image/jpeg": [0xff, 0xd8, 0xff],
  "image/webp": [0x52, 0x49, 0x46, 0x46],
};

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat());

/** An application's form as it is sent; its picture is read beside it. */
export const ApplicationForm = z
  .object({
    name: z.string(),
    description: z.string(),
    redirectUris: z.string(),
    scopes: several,
    authentication: z.string(),
    publicKeys: z.string(),
    isBoundToKey: z.literal("true").optional(),
  })
  .transform(({ redirectUris, publicKeys, isBoundToKey, ...rest }) => ({
    ...rest,
    redirectUris: redirectUris.split(/\s+/).filter((line) => line !== ""),
    publicKeys: publicKeys.trim() === "" ? null : publicKeys.trim(),
    isBoundToKey: isBoundToKey !== undefined,
  }))
  .pipe(ApplicationInput);

/**
 * The picture in a form as a `data:` address; undefined where none was chosen, null where it is no
 * picture that we show.
 */
export async function logoIn(form: FormData): Promise<string | null | undefined> {
  const file = form.get("logo");
  if (!(file instanceof File) || file.size === 0) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begins = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  const kind = Object.keys(pictures).find((name) => begins(pictures[name] ?? []));
  if (!kind || bytes.length > mostLogoBytes) return null;
  return `data:${kind};base64,${Buffer.from(bytes).toString("base64")}`;
}

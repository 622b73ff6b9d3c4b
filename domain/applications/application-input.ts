import * as z from "zod";
import { type Application, authentications } from "#domain/applications/application";
import { allowableScopes } from "#domain/applications/granted-scopes";
import { publicKeySet } from "#domain/applications/public-keys";
import { isRedirectUri } from "#domain/applications/redirect-uri";

const mostRedirectUris = 10;
const mostLogoLength = 90_000;
const logoShape = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/;

/** What a developer says of their application. */
export const ApplicationInput = z
  .object({
    name: z.string().trim().min(1).max(80),
    description: z.string().trim().max(500),
    redirectUris: z.array(z.string().refine(isRedirectUri, "redirectUri")).max(mostRedirectUris),
    scopes: z.array(z.string()).transform(allowableScopes),
    authentication: z.enum(authentications),
    /** A JSON Web Key Set of public keys, for those who sign instead of telling a secret. */
    publicKeys: z.string().max(20_000).nullable(),
    isBoundToKey: z.boolean(),
    /** A picture as a `data:` address; undefined leaves what is there. */
    logo: z.string().max(mostLogoLength).regex(logoShape).nullable().optional(),
  })
  .superRefine(({ authentication, publicKeys, redirectUris }, check) => {
    const isSigning = authentication === "private_key_jwt";
    if (isSigning && !publicKeySet(publicKeys ?? "")) {
      check.addIssue({ code: "custom", path: ["publicKeys"], message: "publicKeys" });
    }
    if (authentication === "none" && redirectUris.length === 0) {
      check.addIssue({ code: "custom", path: ["redirectUris"], message: "missing" });
    }
  });

export type ApplicationInputFields = z.output<typeof ApplicationInput>;

/** The columns that the developer decides on. */
export function fieldsOf(
  input: ApplicationInputFields,
  logo: string | null,
): Pick<
  Application,
  | "name"
  | "description"
  | "logo"
  | "redirectUris"
  | "scopes"
  | "authentication"
  | "publicKeys"
  | "isBoundToKey"
> {
  const { name, description, redirectUris, scopes, authentication, isBoundToKey } = input;
  const publicKeys = authentication === "private_key_jwt" ? input.publicKeys : null;
  return {
    name,
    description,
    redirectUris: [...new Set(redirectUris)],
    scopes,
    authentication,
    publicKeys,
    isBoundToKey,
    logo: input.logo === undefined ? logo : input.logo,
  };
}

/** What of an application stands in the audit log. */
export function auditedFields(application: Application): Readonly<Record<string, unknown>> {
  const { name, status, redirectUris, scopes, authentication, isBoundToKey } = application;
  return {
    name,
    status,
    redirect_uris: redirectUris,
    scopes,
    authentication,
    is_bound_to_key: isBoundToKey,
    has_logo: application.logo !== null,
  };
}

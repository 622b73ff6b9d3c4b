import { type Adapter, type AdapterPayload, errors, Provider } from "oidc-provider";
import { findApplication } from "#domain/applications/load-application";
import type { Artefact } from "#domain/oauth/artefact";
import {
  consumeArtefact,
  endArtefact,
  endFamily,
  findArtefact,
  findSessionByUid,
  keepArtefact,
} from "#domain/oauth/artefact-store";
import { sessionDigest } from "#domain/sessions/session";
import { clientMetadata } from "#http/oauth/client-metadata";
import { cookieIn, ownSessionToken } from "#http/oauth/own-session";
import { systemClock, unixSeconds } from "#platform/clock";

/** Where the library keeps its things of one kind: in our tables, by digests, sealed. */
export function artefactAdapter(kind: string): Adapter {
  return kind === "Client" ? clientAdapter : storedAdapter(kind);
}

const usualSeconds = 3_600;

function storedAdapter(kind: string): Adapter {
  return {
    upsert: (name, payload, seconds = usualSeconds) =>
      keepArtefact(
        { kind, name, payload: unnamed(payload), seconds, ...binding(kind) },
        systemClock,
      ),
    find: async (name) => shown(await findArtefact(kind, name, systemClock), name),
    findByUid: async (uid) => shown(await findSessionByUid(uid, systemClock), undefined),
    findByUserCode: async () => undefined,
    consume: async (name) => {
      if (await consumeArtefact(kind, name, systemClock)) return;
      throw new errors.InvalidGrant("it was used by another request at the same moment");
    },
    destroy: (name) => endArtefact(kind, name),
    revokeByGrantId: (family) => endFamily(kind, family),
  };
}

/** A session of the protocol lives no longer than the signed-in browser that it came from. */
function binding(kind: string): { readonly sessionDigest?: string } {
  const cookie = kind === "Session" ? Provider.ctx?.req.headers.cookie : undefined;
  const token = cookieIn(cookie, ownSessionToken());
  return token === undefined ? {} : { sessionDigest: sessionDigest(token) };
}

/** Its name is a secret, and is not kept. A session is found by its second name, and needs both. */
function unnamed(payload: AdapterPayload): Artefact["payload"] {
  if (payload.kind === "Session") return { ...payload };
  const { jti: _, ...rest } = payload;
  return rest;
}

function shown(found: Artefact | undefined, name: string | undefined): AdapterPayload | undefined {
  if (!found) return undefined;
  const consumed = found.isConsumed ? { consumed: unixSeconds(systemClock()) } : {};
  return { ...found.payload, ...(name === undefined ? {} : { jti: name }), ...consumed };
}

const refused = async (): Promise<void> => {
  throw new TypeError("applications are changed by their verbs alone");
};

const clientAdapter: Adapter = {
  find: async (id) => {
    const application = await findApplication(id);
    return application && clientMetadata(application);
  },
  upsert: refused,
  consume: refused,
  destroy: refused,
  revokeByGrantId: refused,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
};

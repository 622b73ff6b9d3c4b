import { createHash, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { randomBytes } from "#platform/random";

/** What a page that asks for a passkey sends to the device. */
interface Asked {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

/** How a device may err, or be made to. */
export interface Misuse {
  readonly origin?: string;
  readonly rpId?: string;
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly challenge?: string;
  readonly userHandle?: string;
}

/** A device that keeps one passkey, in software: it signs with P-256 as WebAuthn says. */
export class Authenticator {
  readonly #credential = Buffer.from(randomBytes(16));
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #userHandle = "";
  #counter = 0;

  /** What `navigator.credentials.create` gives for these options. */
  create(options: string, misuse: Misuse = {}): string {
    const asked = parsed(options);
    this.#userHandle = asked.user?.id ?? "";
    const data = this.#authenticatorData(misuse, 0x45, this.#attested());
    const attestation = Buffer.concat([
      cborMap(3),
      cborText("fmt"),
      cborText("none"),
      cborText("attStmt"),
      cborMap(0),
      cborText("authData"),
      cborBytes(data),
    ]);
    const clientDataJSON = clientData("webauthn.create", asked, misuse);
    return this.#answer({ clientDataJSON, attestationObject: base64url(attestation) });
  }

  /** What `navigator.credentials.get` gives for these options. */
  get(options: string, misuse: Misuse = {}): string {
    const clientDataJSON = clientData("webauthn.get", parsed(options), misuse);
    this.#counter += 1;
    const flags = misuse.unverified ? 0x01 : 0x05;
    const authenticatorData = this.#authenticatorData(misuse, flags, Buffer.alloc(0));
    const signed = Buffer.concat([
      authenticatorData,
      sha256(Buffer.from(clientDataJSON, "base64url")),
    ]);
    return this.#answer({
      clientDataJSON,
      authenticatorData: base64url(authenticatorData),
      signature: base64url(createSign("sha256").update(signed).sign(this.#keys.privateKey)),
      userHandle: misuse.userHandle ?? this.#userHandle,
    });
  }

  #answer(response: object): string {
    const id = base64url(this.#credential);
    return JSON.stringify({ id, rawId: id, type: "public-key", response });
  }

  #authenticatorData({ rpId = "127.0.0.1", counter }: Misuse, flags: number, rest: Buffer): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter ?? this.#counter);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), count, rest]);
  }

  #attested(): Buffer {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.#credential.length);
    const key = coseKey(this.#keys.publicKey);
    return Buffer.concat([Buffer.alloc(16), length, this.#credential, key]);
  }
}

function parsed(options: string): Asked {
  return JSON.parse(options) as Asked;
}

function clientData(type: string, asked: Asked, misuse: Misuse): string {
  const { origin = "http://127.0.0.1:3000", challenge = asked.challenge } = misuse;
  return base64url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
}

/** An ES256 key as COSE: kty 2, alg -7, crv 1, x, y. */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const [left, right] = [x, y].map((part) => cborBytes(Buffer.from(part, "base64url")));
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    left ?? Buffer.alloc(0),
    Buffer.from([0x22]),
    right ?? Buffer.alloc(0),
  ]);
}

function cborMap(size: number): Buffer {
  return Buffer.from([0xa0 + size]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function base64url(bytes: Buffer): string {
  return bytes.toString("base64url");
}

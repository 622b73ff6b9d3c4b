import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import type { NamedRequest } from "#domain/request-log/api-request";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface RequestKeyProps {
  readonly request: Pick<NamedRequest, "keyId" | "keyName">;
  readonly ctx: DashboardContext;
}

/** High enough for a finger. */
const lineStyle = "text-link min-h-6 max-w-full";

/** The key that asked, where keys are shown, and what else it has asked. */
export function RequestKey({ request: { keyId, keyName }, ctx }: RequestKeyProps) {
  const words = translator(ctx.locale, "requests");
  const name = keyName ?? keyId;
  return (
    <div className="flex flex-col items-start">
      {ctx.scopes.has("api_keys:read") ? (
        <Link href="/api-keys" className={lineStyle}>
          {name}
        </Link>
      ) : (
        name
      )}
      <Link href={listAddress("/requests", { key: keyId ?? undefined })} className={lineStyle}>
        {words("sameKey")}
      </Link>
    </div>
  );
}

import { StatusBadge, type Tone } from "#components/status-badge";

interface RequestStatusProps {
  readonly status: number;
  readonly errorCode?: string | null;
}

/** How a request was answered: the HTTP status, and the code of what refused it. */
export function RequestStatus({ status, errorCode }: RequestStatusProps) {
  return (
    <StatusBadge tone={toneOf(status)} label={[status, errorCode].filter(Boolean).join(" ")} />
  );
}

function toneOf(status: number): Tone {
  if (status >= 500) return "bad";
  return status >= 400 ? "waiting" : "good";
}

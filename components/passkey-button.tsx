"use client";

import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { Fingerprint } from "lucide-react";
import { useRef, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import type { FormAction } from "#components/action-form";
import { Button } from "#components/button";
import { Notice } from "#components/notice";

interface PasskeyButtonProps {
  /** Whether to show a passkey that is there, or to make one. */
  readonly use: "get" | "create";
  /** Answers with what the device is asked, as JSON in its message. */
  readonly options: FormAction;
  readonly wide?: boolean;
}

/**
 * Asks the device for a passkey and sends the form around with its answer. It needs script, so
 * without it there is no such button, and whatever else the page offers goes on.
 */
export function PasskeyButton({ use, options, wide = false }: PasskeyButtonProps) {
  const words = useTranslations("controls.passkey");
  const answer = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const able = useSyncExternalStore(never, hasPasskeys, () => false);
  if (!able) return null;

  const ask = async () => {
    const { current } = answer;
    if (!current?.form?.reportValidity()) return;
    setFailed(false);
    setWaiting(true);
    const said = await answerOf(use, options);
    setWaiting(false);
    setFailed(said === undefined);
    if (said === undefined) return;
    current.value = said;
    current.form.requestSubmit();
  };
  return (
    <>
      <input ref={answer} type="hidden" name="answer" />
      {failed && <Notice tone="careful">{words("failed")}</Notice>}
      <Button onClick={() => void ask()} aria-busy={waiting} {...(wide && { size: "wide" })}>
        <Fingerprint aria-hidden="true" />
        {words(use)}
      </Button>
    </>
  );
}

function answerOfDevice(use: PasskeyButtonProps["use"], options: string) {
  const optionsJSON: unknown = JSON.parse(options);
  if (use === "get") {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our server has made them.
    return startAuthentication({ optionsJSON } as Parameters<typeof startAuthentication>[0]);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our server has made them.
  return startRegistration({ optionsJSON } as Parameters<typeof startRegistration>[0]);
}

async function answerOf(
  use: PasskeyButtonProps["use"],
  options: FormAction,
): Promise<string | undefined> {
  const asked = await options({ status: "untouched" }, new FormData());
  if (asked.status !== "done") return undefined;
  try {
    return JSON.stringify(await answerOfDevice(use, asked.message));
  } catch (error) {
    // The person has closed the device's question, or the device has no such passkey.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function never(): () => void {
  return () => {};
}

function hasPasskeys(): boolean {
  return "PublicKeyCredential" in window;
}

"use client";

import { useEffect } from "react";

/** Lets Escape hide a tip, and opens dialogs in browsers that lack the command attribute. */
export function PageKeys() {
  useEffect(() => {
    const root = document.documentElement;
    const hideTips = (event: KeyboardEvent) => {
      if (event.key === "Escape") root.dataset.tips = "hidden";
    };
    const showTips = () => delete root.dataset.tips;
    document.addEventListener("keydown", hideTips);
    document.addEventListener("pointerover", showTips);
    document.addEventListener("focusin", showTips);
    if (!("commandForElement" in HTMLButtonElement.prototype)) {
      document.addEventListener("click", followCommand);
    }
    return () => {
      document.removeEventListener("keydown", hideTips);
      document.removeEventListener("pointerover", showTips);
      document.removeEventListener("focusin", showTips);
      document.removeEventListener("click", followCommand);
    };
  }, []);
  return null;
}

function followCommand(event: MouseEvent): void {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest("button[commandfor]");
  const dialog = document.getElementById(button?.getAttribute("commandfor") ?? "");
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (button?.getAttribute("command") === "close") dialog.close();
  else dialog.showModal();
}

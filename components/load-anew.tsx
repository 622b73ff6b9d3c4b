"use client";

import { useEffect } from "react";

/** Has the browser load the page it is on, as a page's own policy comes with its document alone. */
export function LoadAnew() {
  useEffect(() => window.location.reload(), []);
  return null;
}

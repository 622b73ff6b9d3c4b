import type { Asking } from "#e2e/support/oauth";
import { answerDiscovery, answerOauth } from "#http/oauth/answer-oauth";
import { decideConsent } from "#http/oauth/decide-consent";

const decision = /^\/consent\/([^/]+)\/decision$/;

/** Asks the handlers of the protocol as they stand, without a server. */
export const byHandlers: Asking = (request) => {
  const { pathname } = new URL(request.url);
  const [, interaction] = decision.exec(pathname) ?? [];
  if (interaction) return decideConsent(request, interaction);
  return pathname.startsWith("/.well-known/") ? answerDiscovery(request) : answerOauth(request);
};

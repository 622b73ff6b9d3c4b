import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

const mostLanes = 1_000;
const options = {
  keepAlive: true,
  maxSockets: 16,
  maxFreeSockets: 16,
  // Shorter than what servers keep open by default, so that they rarely close first.
  timeout: 4_000,
  scheduling: "lifo",
} as const;

const agents = new Map<string, HttpAgent>();

/** The kept connections of one lane; the lanes that were not used for longest lose theirs. */
export function agentFor(lane: string, secure: boolean): HttpAgent {
  const name = `${secure ? "https" : "http"} ${lane}`;
  const agent = agents.get(name) ?? (secure ? new HttpsAgent(options) : new HttpAgent(options));
  agents.delete(name);
  agents.set(name, agent);
  forgetOldest();
  return agent;
}

function forgetOldest(): void {
  const [oldest] = agents;
  if (!oldest || agents.size <= mostLanes) return;
  agents.delete(oldest[0]);
  oldest[1].destroy();
}

/** Closes every kept connection, so that a program can end. */
export function closeOutbound(): void {
  for (const agent of agents.values()) agent.destroy();
  agents.clear();
}

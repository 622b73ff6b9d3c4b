import { statusAnswer } from "#app/health/health-answer";
import { databaseAnswers } from "#db/database-answers";
import { migrationsCurrent } from "#db/migrations-current";
import { isDraining } from "#http/draining";

/** What readiness rests on. */
interface Probes {
  readonly isEnding: () => boolean;
  readonly answers: () => Promise<boolean>;
  readonly isCurrent: () => Promise<boolean>;
}

let wasCurrent = false;

/** Looked for until it is so: no migration is ever taken back. */
async function isCurrent(): Promise<boolean> {
  wasCurrent ||= await migrationsCurrent().catch(() => false);
  return wasCurrent;
}

/** Says to balancers whether to send requests here: 200 for yes, 503 with the reason for no. */
export async function readyAnswer(probes: Partial<Probes> = {}): Promise<Response> {
  const all: Probes = { isEnding: isDraining, answers: databaseAnswers, isCurrent, ...probes };
  if (all.isEnding()) return statusAnswer("draining");
  if (!(await all.answers())) return statusAnswer("database_unreachable");
  return statusAnswer((await all.isCurrent()) ? "ok" : "migrations_behind");
}

/** What one stage of the gate came to; a skipped test is a failed one and is listed by name. */
export type StageResult = { passed: number; failed: number; output: string };

/** What a stage is given: where to put what it opens, and the filters after its name. */
export type StageContext = { opened: AsyncDisposableStack; filters: readonly string[] };

/** One check of the gate. */
export type Stage = {
  name: string;
  run: (context: StageContext) => Promise<StageResult>;
  /** Whether it may run beside others: it is short, and writes nothing they read. */
  isLight: boolean;
  /** Runs only when it is named: it takes longer than a gate may. */
  isExtra?: boolean | undefined;
};

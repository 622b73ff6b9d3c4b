/** Prints what a run has counted: how much was tried is part of what it proves. */
export function reportNumbers(numbers: Readonly<Record<string, number>>): void {
  process.stdout.write(`${JSON.stringify(numbers)}\n`);
}

/** Runs one step of a command; one that takes long shows every five seconds that it lives. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  console.log(`• ${name}`);
  const alive = setInterval(() => console.log(`  … ${seconds()} s`), 5_000);
  try {
    return await work();
  } finally {
    clearInterval(alive);
    if (seconds() > 0) {
      console.log(`  took ${seconds()} s`);
    }
  }
}

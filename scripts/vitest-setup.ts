import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMailCatcher } from "#scripts/mail-catcher";
import { startTestDatabase, testSettings } from "#scripts/test-database";

/** Gives the tests of a run one migrated database, a mail server, and settings that name them. */
export async function setup(): Promise<() => Promise<void>> {
  const opened = new AsyncDisposableStack();
  const database = await startTestDatabase();
  opened.defer(database.stop);
  const folder = mkdtempSync(join(tmpdir(), "tollgate-mail-"));
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  const catcher = await startMailCatcher(folder, opened);
  Object.assign(process.env, testSettings(database.url, "http://127.0.0.1:3000"), {
    TOLLGATE_SMTP_URL: catcher.url,
    TEST_MAIL_FOLDER: folder,
  });
  return () => opened.disposeAsync();
}

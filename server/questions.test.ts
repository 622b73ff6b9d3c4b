import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { answerQuestion, asker } from "#server/questions";

/** Two ends of a channel; what one sends the other hears, as it would from another process. */
function ends() {
  const [one, other] = [new EventEmitter(), new EventEmitter()];
  const to = (end: EventEmitter) => (message: object) => {
    setImmediate(() => end.emit("message", structuredClone(message)));
  };
  return [
    Object.assign(one, { send: to(other) }),
    Object.assign(other, { send: to(one) }),
  ] as const;
}

test("a question has its own answer, however many are asked at once in both directions", async () => {
  const [one, other] = ends();
  let asked = 0;
  answerQuestion(other, "How often?", async () => String((asked += 1)));
  answerQuestion(one, "Who?", () => Promise.resolve("one"));
  const [howOften, who] = [asker(one, "How often?"), asker(other, "Who?")];
  const answers = await Promise.all([howOften(), who(), howOften()]);
  expect(answers).toEqual(["1", "one", "2"]);
});

test("whoever cannot answer says so", async () => {
  const [one, other] = ends();
  answerQuestion(other, "Well?", () => Promise.reject(new Error("secret")));
  await expect(asker(one, "Well?")()).rejects.toThrow("Another process did not answer: Well?.");
});

test("nobody waits for an end that is gone", async () => {
  const [one] = ends();
  const asking = asker(one, "Well?")();
  one.emit("disconnect");
  await expect(asking).rejects.toThrow("did not answer");
});

test("what others say on the channel is passed over", async () => {
  const [one, other] = ends();
  answerQuestion(other, "Well?", () => Promise.resolve("yes"));
  const ask = asker(one, "Well?");
  for (const message of [null, "Well?", { question: "Well?" }, { answerTo: "Well?", number: 1 }]) {
    one.emit("message", message);
    other.emit("message", message);
  }
  expect(await ask()).toBe("yes");
});

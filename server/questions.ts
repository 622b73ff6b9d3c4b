import * as z from "zod";

/** One end of a channel between two processes: a worker, or the process that keeps it. */
interface End {
  send?: ((message: object) => unknown) | undefined;
  on: (event: "disconnect" | "message", listener: (message: unknown) => void) => unknown;
}

const asked = z.object({ question: z.string(), number: z.int() });
const answered = z.object({ answerTo: z.string(), number: z.int(), answer: z.string().nullable() });
type Asked = z.output<typeof asked>;
type Answered = z.output<typeof answered>;

/** Whoever takes longer than a monitor waits has not answered. */
const patienceMs = 5_000;

/** Answers this question whenever it comes from the other end; what throws is told as no answer. */
export function answerQuestion(end: End, question: string, answer: () => Promise<string>): void {
  end.on("message", (message) => {
    const { data } = asked.safeParse(message);
    if (data?.question !== question) return;
    const tell = (text: string | null) => {
      const told: Answered = { answerTo: question, number: data.number, answer: text };
      end.send?.(told);
    };
    answer().then(tell, () => tell(null));
  });
}

/** A way to ask the other end this question; it is refused where no answer comes. */
export function asker(end: End, question: string): () => Promise<string> {
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  let number = 0;
  const refuse = (one: number) => {
    waiting.get(one)?.reject(new Error(`Another process did not answer: ${question}.`));
    waiting.delete(one);
  };
  end.on("disconnect", () => {
    for (const one of waiting.keys()) refuse(one);
  });
  end.on("message", (message) => {
    const { data } = answered.safeParse(message);
    if (data?.answerTo !== question) return;
    if (data.answer === null) return refuse(data.number);
    waiting.get(data.number)?.resolve(data.answer);
    waiting.delete(data.number);
  });
  return () => {
    number += 1;
    const own = number;
    const reply = Promise.withResolvers<string>();
    waiting.set(own, reply);
    setTimeout(() => refuse(own), patienceMs).unref();
    const sent: Asked = { question, number: own };
    end.send?.(sent);
    return reply.promise;
  };
}

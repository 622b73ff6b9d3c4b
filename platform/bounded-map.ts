/**
 * What was asked for lately, for what costs more to make than to keep: of each entry that is used
 * it remembers at least the last `size`, and never holds more than twice as many.
 */
export class BoundedMap<Key, Value> {
  readonly #size: number;
  #recent = new Map<Key, Value>();
  #former: ReadonlyMap<Key, Value> = new Map<Key, Value>();

  constructor(size: number) {
    this.#size = size;
  }

  get(key: Key): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const former = this.#former.get(key);
    if (former !== undefined) this.set(key, former);
    return former;
  }

  set(key: Key, value: Value): void {
    if (this.#recent.size >= this.#size) {
      this.#former = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
  }
}

/** One folder's part of an address: a word, any one word, or all the words that are left. */
export type Segment =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "one" | "rest" | "optional-rest"; readonly name: string };

/** Leaves by their addresses: finding one costs a look-up a word, however many there are. */
export interface RouteTree<Leaf> {
  /** What is at just this address. */
  here?: Leaf;
  readonly words: Map<string, RouteTree<Leaf>>;
  any?: RouteTree<Leaf>;
  /** What takes whatever has no place of its own below. */
  rest?: Leaf;
}

/** A tree with nothing in it. */
export function emptyTree<Leaf>(): RouteTree<Leaf> {
  return { words: new Map() };
}

/** Puts a leaf at an address; two leaves at one address are a fault of whoever made them. */
export function plant<Leaf>(tree: RouteTree<Leaf>, at: readonly Segment[], leaf: Leaf): void {
  const [first, ...others] = at;
  if (first?.kind === "word" || first?.kind === "one") {
    plant(branch(tree, first), others, leaf);
    return;
  }
  if (first) plantOnce(tree, "rest", leaf);
  if (first?.kind !== "rest") plantOnce(tree, "here", leaf);
}

function branch<Leaf>(tree: RouteTree<Leaf>, segment: Segment): RouteTree<Leaf> {
  if (segment.kind !== "word") {
    tree.any ??= emptyTree();
    return tree.any;
  }
  const known = tree.words.get(segment.word) ?? emptyTree();
  tree.words.set(segment.word, known);
  return known;
}

function plantOnce<Leaf>(tree: RouteTree<Leaf>, place: "here" | "rest", leaf: Leaf): void {
  if (tree[place] !== undefined) throw new Error("Two routes have the same address.");
  tree[place] = leaf;
}

/** The leaf for these words: a word goes before any word, and both before all that is left. */
export function find<Leaf>(
  tree: RouteTree<Leaf>,
  words: readonly string[],
  from = 0,
): Leaf | undefined {
  const word = words[from];
  if (word === undefined) return tree.here;
  const named = tree.words.get(word);
  const found = named && find(named, words, from + 1);
  return found ?? (tree.any && find(tree.any, words, from + 1)) ?? tree.rest;
}

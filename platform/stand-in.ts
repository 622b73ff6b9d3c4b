/** The real object behind a stand-in, made when something is asked that only it can answer. */
interface Behind<Web> {
  /** Makes the real one; called once at most. */
  make(): Web;
  /** The real one, made already or now. */
  real(): Web;
}

/**
 * A base class for objects that pass for those of a class of the web and cost a tenth to make:
 * whatever a subclass does not answer itself is asked of a real one, made on demand.
 */
export function standIn<Web extends object>(web: { readonly prototype: Web }) {
  abstract class StandIn implements Behind<Web> {
    #made: Web | undefined;

    abstract make(): Web;

    real(): Web {
      this.#made ??= this.make();
      return this.#made;
    }
  }
  Object.setPrototypeOf(StandIn.prototype, web.prototype);
  for (const [name, descriptor] of membersOf(web.prototype)) {
    Object.defineProperty(StandIn.prototype, name, passedOn(name, descriptor));
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the loop has made it one.
  return StandIn as unknown as abstract new () => Web & Behind<Web>;
}

function membersOf(prototype: object): readonly (readonly [PropertyKey, PropertyDescriptor])[] {
  return Reflect.ownKeys(prototype).flatMap((name) => {
    const descriptor = Reflect.getOwnPropertyDescriptor(prototype, name);
    const isMember = descriptor?.get ?? typeof descriptor?.value === "function";
    return isMember && descriptor && name !== "constructor" ? [[name, descriptor] as const] : [];
  });
}

function passedOn(name: PropertyKey, member: PropertyDescriptor): PropertyDescriptor {
  const shape = { enumerable: member.enumerable ?? false, configurable: true };
  if (member.get) {
    return {
      ...shape,
      get(this: Behind<object>): unknown {
        const real = this.real();
        return Reflect.get(real, name, real);
      },
    };
  }
  return {
    ...shape,
    writable: true,
    value(this: Behind<object>, ...sent: unknown[]): unknown {
      const real = this.real();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- membersOf has looked
      const method = Reflect.get(real, name, real) as (...sent: unknown[]) => unknown;
      return method.apply(real, sent);
    },
  };
}

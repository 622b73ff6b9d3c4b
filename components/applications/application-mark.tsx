import { Monogram } from "#components/frame/monogram";

interface ApplicationMarkProps {
  readonly name: string;
  /** A picture as a `data:` address; null for none. */
  readonly logo: string | null;
  readonly large?: boolean;
}

/** An application's picture, or its letter; silent, because its name stands beside it. */
export function ApplicationMark({ name, logo, large = false }: ApplicationMarkProps) {
  if (logo === null) return <Monogram name={name} />;
  const side = large ? 48 : 28;
  return (
    <img
      src={logo}
      alt=""
      width={side}
      height={side}
      className="shrink-0 rounded-mark border border-line object-contain"
    />
  );
}

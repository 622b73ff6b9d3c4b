import { Skeleton } from "#components/skeleton";
import { currentLocale } from "#http/session";
import { translator } from "#messages/translator";

export default async function Loading() {
  return <Skeleton label={translator(await currentLocale(), "pageErrors")("loading")} />;
}

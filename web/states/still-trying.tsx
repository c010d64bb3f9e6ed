import { useIsLong } from '../parts/use-is-long.ts';

/** Says that a request which takes long has not been forgotten. Keep it in place: it is announced. */
export function StillTrying({ isBusy }: { isBusy: boolean }) {
  const isLong = useIsLong(isBusy);
  return <output className="fine-print">{isLong && 'Still trying: there is no answer yet.'}</output>;
}

/** One press at an invoice's documents: busy while it runs, once however often it is pressed, and shown when it is done. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { orSayWhy } from '../fields/say-why.ts';

export type Act = {
  readonly isBusy: boolean;
  readonly run: (act: () => Promise<unknown>) => Promise<void>;
};

export function useAct(): Act {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  // Two presses may come before the first is drawn.
  const isUnderWay = useRef(false);
  return {
    isBusy,
    async run(act) {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setIsBusy(true);
      await orSayWhy(async () => {
        await act();
        await queryClient.invalidateQueries({ queryKey: ['invoices'] });
      });
      isUnderWay.current = false;
      setIsBusy(false);
    },
  };
}

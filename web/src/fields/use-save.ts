/** Saving a form: one save at a time however often it is pressed, and each fault beside its field. */
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiRefusal } from '../api/request.ts';

export type Save = {
  readonly submit: (event?: { preventDefault(): void }) => void;
  readonly isSaving: boolean;
  /** What is wrong with this field, for an input's `error`. */
  readonly error: (path: string) => string | undefined;
  /** What went wrong as a whole: shown above the form. */
  readonly message: string | null;
};

export function useSave<T>(options: {
  readonly save: () => Promise<T>;
  readonly saved: (answer: T) => unknown;
}): Save {
  // Two presses may come before the first is drawn: what counts is kept outside of the drawing.
  const isUnderWay = useRef(false);
  const mutation = useMutation({
    mutationFn: options.save,
    onSuccess: options.saved,
    onSettled: () => {
      isUnderWay.current = false;
    },
  });
  const fields = mutation.error instanceof ApiRefusal ? mutation.error.fields : [];
  return {
    submit: (event) => {
      event?.preventDefault();
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      mutation.mutate();
    },
    isSaving: mutation.isPending,
    error: (path) => fields.find((field) => field.path === path)?.message,
    message: !mutation.error ? null : fields.length > 0 ? needsALook : sentence(mutation.error),
  };
}

// Each field says its own fault; repeating one of them above would be noise.
const needsALook = 'Nothing is saved yet: some fields need a look.';

/** An error in words for a person. */
export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.';
}

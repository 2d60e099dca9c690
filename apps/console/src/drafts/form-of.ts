import type { useForm } from '@mantine/form';

/**
 * A form of these values, whatever it checks: what `useForm` gives, as far as its fields and its draft need it. (Mantine's own
 * name for it leads nowhere by Node's rules for modules.)
 */
export type FormOf<Values extends Record<string, unknown>> = Pick<
  ReturnType<typeof useForm<Values>>,
  'values' | 'errors' | 'getInputProps' | 'setInitialValues' | 'setValues' | 'clearErrors'
>;

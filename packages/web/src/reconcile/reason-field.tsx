import { Textarea } from '@mantine/core';
import { reconcile } from './strings.ts';

interface ReasonFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A written reason; it stays in the history. */
export function ReasonField({ label, value, onChange }: ReasonFieldProps) {
  return (
    <Textarea
      label={label}
      description={reconcile.resolve.reasonHint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={500}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

const typingPauseMs = 300;
const trim = (text: string) => text.trim();

export interface TypedFilterProps {
  label: string;
  hint: string;
  value: string;
  /** What is looked for when this was typed; the same without spaces around it, unless said. */
  read?: (text: string) => string;
  onChange: (value: string) => void;
}

/** Filters by what is typed, after a pause; and shows what a link or going back has made it. */
export function TypedFilter({ label, hint, value, read = trim, onChange }: TypedFilterProps) {
  const [typed, setTyped] = useState(value);
  const applied = useRef(value);
  const apply = useDebouncedCallback((text: string) => {
    applied.current = read(text);
    onChange(applied.current);
  }, typingPauseMs);

  // Changed by other means: a link, or going back.
  useEffect(() => {
    if (value === applied.current) return;
    applied.current = value;
    setTyped(value);
  }, [value]);

  return (
    <TextInput
      label={label}
      placeholder={hint}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        apply(currentTarget.value);
      }}
    />
  );
}

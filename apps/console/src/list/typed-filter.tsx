import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

const typingPauseMs = 300;

export interface TypedFilterProps {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
}

/** Filters by what is typed, after a pause; and shows what a link or going back has made it. */
export function TypedFilter({ label, hint, value, onChange }: TypedFilterProps) {
  const [typed, setTyped] = useState(value);
  const applied = useRef(value);
  const apply = useDebouncedCallback((text: string) => {
    applied.current = text.trim();
    onChange(text);
  }, typingPauseMs);

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

/** Two letters of a person's name; a telephone number has none and gets a hash. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_.-]+/).filter((word) => /^\p{L}/u.test(word));
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toUpperCase() || '#';
}

/** A disc with a person's initials, for the eye alone: the name stands beside it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="cb-avatar" aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** Waiting is named. It appears after a moment, so that what is quick does not flicker. */
export function Waiting({ children }: { children: string }) {
  return (
    <p className="cc-waiting" role="status">
      {children}…
    </p>
  );
}

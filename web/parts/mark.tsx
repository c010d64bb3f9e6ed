/** The mark of the console: one source, three destinations. The favicon is the same drawing. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M9 16h13M9 16c6 0 5-8 13-8M9 16c6 0 5 8 13 8" />
      <circle cx="8" cy="16" r="4" />
      <circle cx="24" cy="8" r="2.75" />
      <circle cx="24" cy="16" r="2.75" />
      <circle cx="24" cy="24" r="2.75" />
    </svg>
  );
}

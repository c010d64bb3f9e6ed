import { TextOfOthers } from '../parts/text-of-others.tsx';

/** What somebody else said, word for word: free text. */
export function Said({ children }: { children: readonly string[] }) {
  return (
    <blockquote className="said">
      <p className="said-by">In detail</p>
      {children.map((sentence) => (
        <p key={sentence}>
          <TextOfOthers text={sentence} />
        </p>
      ))}
    </blockquote>
  );
}

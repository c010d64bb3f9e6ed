import './loading.css';

const ROWS = [1, 2, 3, 4, 5];

/** Rows to come: the shape of the list, without anything to read. */
export function Loading() {
  return (
    <div className="skeleton" aria-hidden="true">
      {ROWS.map((row) => (
        <div key={row} className="skeleton-row">
          <span className="skeleton-sign" />
          <span className="skeleton-line skeleton-long" />
          <span className="skeleton-line skeleton-short" />
          <span className="skeleton-line skeleton-short" />
        </div>
      ))}
    </div>
  );
}

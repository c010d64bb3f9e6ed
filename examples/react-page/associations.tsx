import { isAssociationsError } from 'appintegrations-bff/client';
import type { AssociationsClient, DataIntegrationAssociation } from 'appintegrations-bff/client';
import { useEffect, useState } from 'react';

export interface AssociationsProps {
  client: AssociationsClient;
  identifier: string;
}

/** Whether the last run of each association of a data integration worked. Give it the identifier as its key: another list begins anew. */
export function Associations({ client, identifier }: AssociationsProps) {
  const [rows, setRows] = useState<DataIntegrationAssociation[]>([]);
  const [isWhole, setIsWhole] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const show = (more: DataIntegrationAssociation[]) => setRows((before) => [...before, ...more]);
    walk(client, identifier, signal, show).then(
      () => setIsWhole(true),
      (error: unknown) => {
        if (!signal.aborted) setFailure(error);
      },
    );
    return () => controller.abort();
  }, [client, identifier]);

  return (
    <section aria-busy={!isWhole && failure === undefined}>
      <h1>Associations of {identifier}</h1>
      <ul>
        {rows.map((row) => (
          <li key={row.DataIntegrationAssociationArn}>
            {row.ClientId ?? 'unnamed'}: {row.LastExecutionStatus?.ExecutionStatus ?? 'not run yet'}
          </li>
        ))}
      </ul>
      {isWhole && rows.length === 0 && <p>Nothing is associated with it yet.</p>}
      {failure !== undefined && <Failure failure={failure} />}
    </section>
  );
}

async function walk(
  client: AssociationsClient,
  identifier: string,
  signal: AbortSignal,
  show: (rows: DataIntegrationAssociation[]) => void,
): Promise<void> {
  for await (const page of client.pages(identifier, { signal })) {
    if (!signal.aborted) show(page.DataIntegrationAssociations);
  }
}

function Failure({ failure }: { failure: unknown }) {
  if (!isAssociationsError(failure)) return <p role="alert">This page has a fault: {String(failure)}</p>;
  return (
    <p role="alert">
      {failure.message} {failure.requestId !== undefined && `(request ${failure.requestId})`}
    </p>
  );
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bundleSubject } from './bundle-subject.ts';
import type { Bundle } from './bundle-subject.ts';
import type { Subject } from './subjects.ts';
import { createCertificate } from './upstream/certificate.ts';
import { startUpstream } from './upstream/server.ts';
import type { Upstream } from './upstream/server.ts';

/** What a subject is started from. */
export interface Specimen extends Subject, Bundle {
  /** All variables of its process. */
  environment: Readonly<Record<string, string>>;
}

/** A temporary folder, the upstream, and the bundles of what is to be measured. */
export interface Workbench {
  upstream: Upstream;
  specimens: readonly Specimen[];
  close(): void;
}

/** Sets up everything a measurement needs; `close` removes every trace of it. */
export async function openWorkbench(subjects: readonly Subject[]): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'appintegrations-bff-bench-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const certificate = await createCertificate(folder);
  const upstream = await startUpstream(certificate);
  const shared = {
    AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url,
    AWS_ENDPOINT_URL_KMS: upstream.kmsUrl,
    NODE_EXTRA_CA_CERTS: certificate.file,
  };
  const specimens = await Promise.all(
    subjects.map(async (subject) => ({
      ...subject,
      ...(await bundleSubject(subject, join(folder, subject.name))),
      environment: { ...subject.environment, ...shared },
    })),
  );
  return {
    upstream,
    specimens,
    close() {
      upstream.close();
      removeFolder();
      process.off('exit', removeFolder);
    },
  };
}

export { defaultSeed } from './state/default-seed.ts';
export type { EmulatorOptions } from './emulator-options.ts';
export type { Fault, FaultPlan } from './faults/fault-plan.ts';
export type { RequestRecord } from './recent-requests.ts';
export { reserved } from './faults/reserved.ts';
export type { RunStatement } from './runs/runs.ts';
export type { SeedIntegration } from './state/seed.ts';
export { startEmulator } from './server.ts';
export type { Emulator } from './server.ts';

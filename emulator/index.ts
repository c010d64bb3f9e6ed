export { defaultSeed } from './default-seed.ts';
export type { EmulatorOptions } from './emulator-options.ts';
export type { Fault, FaultPlan } from './fault-plan.ts';
export type { RequestRecord } from './request-log.ts';
export { reserved } from './reserved.ts';
export type { SeedIntegration } from './seed.ts';
export { startEmulator } from './server.ts';
export type { Emulator } from './server.ts';

export type { EmulatorOptions } from './emulator-options.ts';
export type { FaultPlan } from './fault-plan.ts';
export { startEmulator } from './server.ts';
export type { Emulator } from './server.ts';

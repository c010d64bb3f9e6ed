import type { Call } from '../operation.ts';
import { readFaultPlan } from './fault-plan.ts';
import type { Fault, FaultPlan } from './fault-plan.ts';

/** The faults that are still to happen. */
export interface Faults {
  /** What is left of the plan. */
  plan(): Required<FaultPlan>;
  /**
   * Replaces the whole plan.
   *
   * @throws Error whose message is for the user.
   */
  set(plan: FaultPlan): void;
  /** Takes the fault that fits a call, if any, and counts it. */
  take(call: Pick<Call, 'operation' | 'labels'>): Fault | undefined;
}

export function createFaults(): Faults {
  let plan = complete({});

  return {
    plan: () => plan,
    set(next) {
      plan = complete(readFaultPlan(next));
    },
    take({ operation: { operation }, labels }) {
      const taken = plan.faults.find(
        (fault) =>
          (fault.operation ?? operation) === operation &&
          (fault.identifier === undefined || fault.identifier === labels['Identifier']),
      );
      plan = {
        ...plan,
        faults: plan.faults.flatMap((fault) => (fault === taken ? countDown(fault) : [fault])),
      };
      return taken;
    },
  };
}

function complete({ latencyMs = 0, faults = [] }: FaultPlan): Required<FaultPlan> {
  return { latencyMs, faults };
}

function countDown(fault: Fault): Fault[] {
  const times = (fault.times ?? 1) - 1;
  return times > 0 ? [{ ...fault, times }] : [];
}

export interface PlannedFault {
  readonly left: number;
  cancel: () => void;
}

/** Faults that wait for their call: the first that fits is played and counted down. */
export interface FaultPlan<On, Call, Fault> {
  /** One time when `times` is left out. */
  fail: (on: On, fault: Fault, times?: number) => PlannedFault;
  take: (call: Call) => Fault | undefined;
  waiting: () => { on: On; fault: Fault; left: number }[];
  clear: () => void;
}

export function createFaultPlan<On, Call, Fault>(fits: (on: On, call: Call) => boolean): FaultPlan<On, Call, Fault> {
  const planned: { on: On; fault: Fault; left: number }[] = [];
  return {
    fail(on, fault, times = 1) {
      const entry = { on, fault, left: times };
      planned.push(entry);
      return {
        get left() {
          return entry.left;
        },
        cancel: () => void (entry.left = 0),
      };
    },
    take(call) {
      const entry = planned.find(({ on, left }) => left > 0 && fits(on, call));
      if (entry !== undefined) entry.left -= 1;
      return entry?.fault;
    },
    waiting: () => planned.filter(({ left }) => left > 0).map((entry) => ({ ...entry })),
    clear: () => void planned.splice(0),
  };
}

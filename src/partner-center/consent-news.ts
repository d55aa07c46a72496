/** `missing`: never given. `refused`: expired or revoked. `second-factor`: given without one. */
export type ConsentLoss = "missing" | "refused" | "second-factor";

export interface ConsentListener {
  /** Told once, when it begins. Every process tells for itself, and once more after its start. */
  onConsentLost?: (reason: ConsentLoss) => void;
  onConsentWorks?: () => void;
}

/** Says when consent begins or ceases to work, and is silent while nothing changes. */
export function createConsentNews(listener: ConsentListener) {
  let known: ConsentLoss | "works" | null = null;

  function turn(to: ConsentLoss | "works"): void {
    if (known === to) return;
    known = to;
    if (to === "works") listener.onConsentWorks?.();
    else listener.onConsentLost?.(to);
  }

  return {
    lost: (reason: ConsentLoss) => turn(reason),
    works: () => turn("works"),
    /** The login server took the refresh token; whether it holds a second factor only Partner Center says. */
    renewed: () => {
      if (known !== "second-factor") turn("works");
    },
  };
}
